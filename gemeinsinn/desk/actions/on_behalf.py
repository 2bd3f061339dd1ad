"""Writing for people who said it on the phone: a yes to a notice, changes to one, how it went."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.desk.actions.notices import publish
from gemeinsinn.exchange.actions.calls import finish_call
from gemeinsinn.exchange.actions.notices import change_notice
from gemeinsinn.exchange.actions.responses import confirm_response, respond
from gemeinsinn.exchange.lifecycle.notices import Move, can_move
from gemeinsinn.exchange.lifecycle.responses import State
from gemeinsinn.exchange.models import CallRequest, Need, Offer, Response
from gemeinsinn.places.models import Municipality, Quarter

Undo = dict[str, Any]


@transaction.atomic
def answer_for_caller(
    *,
    call: CallRequest,
    name: str,
    email: str,
    organisation_name: str,
    amount: int | None,
    message: str,
    form_key: uuid.UUID,
    by: Any,
    now: datetime,
) -> Response:
    """Writes down a caller's yes and closes the call. What was said to a colleague needs no confirmation by mail.

    Raises NotEnoughLeft if less is left, NoLongerThere if the notice is not open.
    """
    notice = call.notice
    if notice is None:
        raise DomainError(_("This call is about nothing on the board, so there is nothing to say yes to."))
    response = respond(
        notice=notice,
        name=name,
        email=email,
        phone=call.contact.phone,
        amount=amount,
        message=message,
        organisation_name=organisation_name,
        form_key=form_key,
        language=call.contact.language,
        now=now,
    )
    if response.state == State.UNCONFIRMED:
        OutgoingMail.objects.filter(key=f"response-{response.pk}-confirm", state=OutgoingMail.State.QUEUED).delete()
        confirm_response(response=response, now=now)
        finish_call(call=call, by=by, now=now, response=response)
    return response


def change_for_author(notice: Need | Offer, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Changes a notice's words; one that waits for its check goes on the board with them if `publish` is set."""
    changes = words["changes"]
    if words.get("publish") and can_move(notice.state, Move.PUBLISH):
        return publish(notice, by=by, now=now, words=words) | {"published": True}
    before = {name: _plain(getattr(notice, _column(name))) for name in changes}
    change_notice(notice=notice, fields=changes, by=by, now=now)
    return {"before": before}


def change_back(notice: Need | Offer, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of change_for_author: the words as they were; the author hears of it like of any change."""
    fields = {name: _value(notice, name, plain) for name, plain in kept["before"].items()}
    change_notice(notice=notice, fields=fields, by=by, now=now)


def _column(name: str) -> str:
    return f"{name}_id" if name in {"municipality", "quarter"} else name


def _plain(value: Any) -> Any:
    """As JSON can keep it."""
    return value.isoformat() if isinstance(value, date) else value


def _value(notice: Need | Offer, name: str, plain: Any) -> Any:
    """The way back from _plain."""
    if plain is None:
        return None
    if name == "until":
        return parse_date(plain)
    places: dict[str, type[Municipality] | type[Quarter]] = {"municipality": Municipality, "quarter": Quarter}
    return places[name].objects.filter(pk=plain).first() if name in places else plain
