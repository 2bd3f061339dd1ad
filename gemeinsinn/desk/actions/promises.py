"""Acts on answers and agreements, by phone agreement with whoever they belong to."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gemeinsinn.desk.wording.acts import outcome_was_read
from gemeinsinn.exchange.actions.responses import decline_response, link_organisation, reopen_response
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Response
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.actions import (
    accept_response,
    remind_to_sign,
    take_back_answer,
    undo_acceptance,
    write_down_answer,
)
from gemeinsinn.partnerships.actions.fulfilment import ask_one
from gemeinsinn.partnerships.lifecycle import State, can_answer, is_over
from gemeinsinn.partnerships.models import Agreement

Undo = dict[str, Any]


def accept(response: Response, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Yes, on behalf of whoever asked."""
    accept_response(response=response, by=by, now=now, note=words.get("note", ""))
    return {}


def take_back_yes(response: Response, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of accept, as long as nobody has signed."""
    undo_acceptance(response=response, by=by, now=now)


def decline(response: Response, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """No, on behalf of whoever asked."""
    decline_response(response=response, by=by, now=now, note=words.get("note", ""))
    return {}


def take_back_no(response: Response, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of decline, if the share is still free."""
    reopen_response(response=response, by=by, now=now)


def link(response: Response, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Says which organisation answered."""
    before = response.organisation_id
    link_organisation(response=response, organisation=words.get("organisation"), by=by, now=now)
    return {"organisation": before}


def unlink(response: Response, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of link."""
    before = Organisation.objects.filter(pk=kept["organisation"]).first()
    link_organisation(response=response, organisation=before, by=by, now=now)


def remind(agreement: Agreement, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Mails whoever has not signed, at most once a day."""
    remind_to_sign(agreement=agreement, by=by, now=now)
    return {}


def is_askable(agreement: Agreement) -> bool:
    """Signed, its day is over, and nobody has been asked yet how it went: earlier nobody could answer."""
    over = is_over(agreement.due_on, timezone.localdate())
    return agreement.state == State.SIGNED and agreement.asked_at is None and over


@transaction.atomic
def ask(agreement: Agreement, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Asks both sides how it went. Whoever performs it has checked that the matter lies on this desk."""
    ask_one(agreement, now)
    return {}


def is_tellable(agreement: Agreement) -> bool:
    """The day is over, and the book on it not yet closed."""
    closed = agreement.response.state == ResponseState.CLOSED
    return can_answer(agreement.state, agreement.due_on, timezone.localdate(), closed=closed)


def tell(agreement: Agreement, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """How it went, as one side told it on the phone."""
    return write_down_answer(
        agreement=agreement, side=words["side"], outcome=words["outcome"], amount=words["amount"],
        reason=words["reason"], by=by, now=now,
    )  # fmt: skip


def untell(agreement: Agreement, *, by: Any, now: datetime, kept: Undo) -> str:
    """Undo of tell. What was mailed stays mailed: then it says so."""
    return outcome_was_read() if take_back_answer(agreement=agreement, kept=kept, by=by, now=now) else ""
