""" "Please call me": the wish to be called, and what a broker does with it."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.lifecycle.calls import MOVES, Move, can_move
from gemeinsinn.exchange.models import CallRequest, Need, Offer, Response
from gemeinsinn.exchange.rules.responses import can_handle_call
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.actions import make_contact
from gemeinsinn.people.models import User

VERBS = {Move.TAKE: "call_taken", Move.MISS: "call_missed", Move.FINISH: "call_done", Move.REOPEN: "call_reopened"}


@transaction.atomic
def ask_for_call(
    *,
    notice: Need | Offer | None,
    name: str,
    phone: str,
    good_times: str,
    message: str,
    agency: Organisation | None,
    form_key: uuid.UUID,
    language: str,
    now: datetime,
) -> CallRequest:
    """Puts a call on the desk of `agency` (None: the network office). The same `form_key` is the same wish."""
    try:
        with transaction.atomic():
            return store_call(
                notice=notice,
                name=name,
                phone=phone,
                good_times=good_times,
                message=message,
                agency=agency,
                form_key=form_key,
                language=language,
                now=now,
            )
    except IntegrityError:
        twin = CallRequest.objects.filter(form_key=form_key).first()
        if twin is None:
            raise
        return twin


def store_call(
    *,
    notice: Need | Offer | None,
    name: str,
    phone: str,
    good_times: str,
    message: str,
    agency: Organisation | None,
    form_key: uuid.UUID,
    language: str,
    now: datetime,
) -> CallRequest:
    """Writes the row. Raises IntegrityError if this form has been stored."""
    call = CallRequest.objects.create(
        need=notice if isinstance(notice, Need) else None,
        offer=notice if isinstance(notice, Offer) else None,
        contact=make_contact(name=name, email="", phone=phone, language=language, now=now),
        agency=agency,
        good_times=good_times,
        message=message,
        form_key=form_key,
        created_at=now,
    )
    record("call_wanted", call, now=now)
    return call


def take_call(*, call: CallRequest, by: User, now: datetime) -> None:
    """A colleague says: I will call."""
    move_call(call=call, move=Move.TAKE, by=by, now=now, taken_by=by)


def miss_call(*, call: CallRequest, by: User, now: datetime) -> None:
    """Tried, nobody there: it stays due."""
    move_call(call=call, move=Move.MISS, by=by, now=now, taken_by=by, tries=F("tries") + 1, last_tried_at=now)


def finish_call(*, call: CallRequest, by: User, now: datetime, response: Response | None = None) -> None:
    """Spoken. `response` is the answer that came out of it, if one did."""
    move_call(call=call, move=Move.FINISH, by=by, now=now, taken_by=by, done_at=now, response=response)


def reopen_call(*, call: CallRequest, by: User, now: datetime) -> None:
    """Undo of take or finish."""
    move_call(call=call, move=Move.REOPEN, by=by, now=now, taken_by=None, done_at=None, response=None)


@transaction.atomic
def move_call(*, call: CallRequest, move: Move, by: User, now: datetime, **fields: object) -> None:
    """One move by somebody who may; of two at once one wins."""
    if not can_handle_call(by, call):
        raise NotAllowed(_("This call is on another desk."))
    before = CallRequest.objects.select_for_update().values_list("state", flat=True).get(pk=call.pk)
    if not can_move(before, move):
        raise DomainError(_("A colleague was quicker. Please look at how it stands now."))
    CallRequest.objects.filter(pk=call.pk).update(state=MOVES[move][1], changed_at=now, **fields)
    call.refresh_from_db()
    record(VERBS[move], call, by=by, now=now)
