"""What both sides say to each other about an application."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.text import clean_text
from gemeinsinn.fund.actions.funds import allow_office
from gemeinsinn.fund.actions.moves import move, tell
from gemeinsinn.fund.lifecycle.applications import Move
from gemeinsinn.fund.models import Application, Decision, Message
from gemeinsinn.fund.queries.applications import readable_applications
from gemeinsinn.fund.rules import can_run_funds
from gemeinsinn.treasury.actions.commitments import release
from gemeinsinn.treasury.actions.payments import drop_payment
from gemeinsinn.treasury.lifecycle.payments import State
from gemeinsinn.treasury.models import Commitment, Payment

Kind = Message.Kind
LONGEST = 4000


def words_of(text: str) -> str:
    """Cleaned; raises DomainError if nothing is left."""
    words = clean_text(text)[:LONGEST]
    if not words:
        raise DomainError(_("Please write something."))
    return words


@transaction.atomic
def ask(*, application: Application, text: str, due_on: date | None, by: Any, now: datetime) -> Message:
    """The office asks for something that is missing, until a day if it likes."""
    allow_office(by)
    if due_on is not None and due_on < timezone.localdate(now):
        raise DomainError(_("Please choose today or a day to come."))
    made: Message = Message.objects.create(
        application=application, kind=Kind.QUESTION, by_office=True, by=by, text=words_of(text), due_on=due_on, at=now
    )
    record("grant_asked", application, by=by, now=now)
    tell(application, "message", now=now, once=made.pk, message=made)
    return made


@transaction.atomic
def note(*, application: Application, text: str, by: Any, now: datetime) -> Message:
    """A note the applicant never reads: the office's for itself, an agency's also for the office."""
    if by is not None and not readable_applications(by).filter(pk=application.pk).exists():
        raise NotAllowed(_("Only the network's office and the agency of the place note something here."))
    office = by is None or can_run_funds(by)
    made: Message = Message.objects.create(
        application=application, kind=Kind.NOTE, by_office=office, by=by, text=words_of(text), at=now
    )
    return made


@transaction.atomic
def write(*, application: Application, text: str, now: datetime) -> Message:
    """The applicant writes: an answer while a question is open, else a message."""
    answered = application.messages.filter(kind=Kind.QUESTION, answered_at=None).update(answered_at=now)
    kind = Kind.ANSWER if answered else Kind.WORD
    made: Message = Message.objects.create(application=application, kind=kind, text=words_of(text), at=now)
    record("grant_written", application, now=now, kind=kind)
    return made


@transaction.atomic
def withdraw(*, application: Application, now: datetime) -> None:
    """The applicant takes it back; what was promised goes back into the pot. Raises DomainError where money is on its way."""
    move(application, Move.WITHDRAW, ended_at=now)
    promised = Commitment.objects.filter(reference=application.reference).values_list("pk", flat=True)
    for commitment_id in promised:
        drop_planned(commitment_id, now=now)
        release(commitment_id=commitment_id, by=None, now=now)
    Decision.objects.filter(application=application).update(once_key=None)
    record("grant_withdrawn", application, now=now)


def drop_planned(commitment_id: int, *, now: datetime) -> None:
    """Payments that were planned before the acceptance are not made; one that has left cannot be called back."""
    rows = Payment.objects.filter(commitment=commitment_id)
    if rows.exclude(state__in=[State.DUE, State.DROPPED]).exists():
        raise DomainError(_("Money of this grant is on its way already. Please call us."))
    for payment in rows.filter(state=State.DUE):
        drop_payment(payment_id=payment.pk, by=None, now=now)
