"""The bank's answer: read as a whole or not at all, each line once, whatever file tells it."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions.booking import NotThatMuch, book
from gemeinsinn.treasury.actions.commitments import lock_commitment
from gemeinsinn.treasury.actions.demands import drop_uncovered, settle_demands
from gemeinsinn.treasury.actions.payments import AlreadyMoved, mark_failed, mark_paid, mark_returned
from gemeinsinn.treasury.actions.runs import must_keep_books
from gemeinsinn.treasury.camt import Line, StatementFault, read_statement
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.lifecycle.payments import State
from gemeinsinn.treasury.lifecycle.statements import Outcome, words_in
from gemeinsinn.treasury.models import BankAccount, BankFile, BankLine, Commitment, Payment

WORDS_KEPT = timedelta(days=366)  # so long somebody may look for what a payment was for


@transaction.atomic
def take_statement(*, name: str, data: bytes, by: Any, now: datetime) -> BankFile:
    """Reads a file and does what it says. Raises StatementFault; then nothing has changed."""
    must_keep_books(by)
    digest = hashlib.sha256(data).hexdigest()
    if BankFile.objects.filter(digest=digest).exists():
        raise StatementFault(_("This file has been read already. Nothing was taken a second time."))
    told = read_statement(data)
    if not told.ibans or not told.ibans <= set(BankAccount.objects.values_list("iban", flat=True)):
        raise StatementFault(_("This is the statement of another account than ours."))
    file = BankFile.objects.create(name=name[:120], kind=told.kind, digest=digest, by=by, at=now)
    known = set(BankLine.objects.filter(key__in=[line.key for line in told.lines]).values_list("key", flat=True))
    fresh = [line for line in told.lines if line.key not in known]
    for line in sorted(fresh, key=lambda line: line.credit):  # what left comes before what came back
        take_line(file, line, by=by, now=now)
    BankFile.objects.filter(pk=file.pk).update(known=len(told.lines) - len(fresh))
    file.refresh_from_db()
    record("statement_read", file, by=by, now=now, lines=len(fresh), known=file.known)
    return file


def take_line(file: BankFile, line: Line, *, by: Any, now: datetime) -> BankLine:
    """One line, with what becomes of it."""
    payment = Payment.objects.filter(end_to_end=line.end_to_end).first() if line.end_to_end else None
    commitment = None
    if line.batch:
        outcome = Outcome.BATCH
    elif payment is not None and (line.returned or not line.credit):
        outcome = answer_payment(payment, line, by=by, now=now)
    elif line.credit:
        commitment = commitment_of(line)
        outcome = Outcome.OPEN if commitment is None or not repay(commitment, line.cents, by, now) else Outcome.REPAID
        commitment = commitment if outcome == Outcome.REPAID else None
    else:
        outcome = Outcome.OTHER
    told: dict[str, Any] = {"amount": Money(line.cents)}
    if outcome == Outcome.OPEN:
        told |= {"party": line.party, "text": line.text}
    return BankLine.objects.create(
        file=file, key=line.key, credit=line.credit, day=line.day, end_to_end=payment.end_to_end if payment else "",
        reason=line.reason,
        outcome=outcome, payment=payment, commitment=commitment, **told,
    )  # fmt: skip


def answer_payment(payment: Payment, line: Line, *, by: Any, now: datetime) -> Outcome:
    """What the bank says of one of our payments; STRANGE if it cannot be, and then nothing moves."""
    if payment.amount.cents != line.cents:
        return Outcome.STRANGE
    try:
        if not line.credit:
            mark_paid(payment_id=payment.pk, by=by, now=now)
            return Outcome.PAID
        if payment.state == State.SENT:
            mark_failed(payment_id=payment.pk, answer=line.reason, by=by, now=now)
            return Outcome.FAILED
        mark_returned(payment_id=payment.pk, answer=line.reason, by=by, now=now)
        drop_uncovered(payment.commitment_id, now=now)
        return Outcome.RETURNED
    except AlreadyMoved:
        return Outcome.STRANGE


def commitment_of(line: Line) -> Commitment | None:
    """The one commitment whose reference the payer wrote; None for none or several."""
    words = words_in(f"{line.end_to_end} {line.text}")
    found = list(Commitment.objects.filter(reference__in=words)[:2])
    return found[0] if len(found) == 1 else None


def repay(commitment: Commitment, cents: int, by: Any, now: datetime) -> bool:
    """Books what came back; False where more came than had been paid."""
    try:
        book(pot_id=commitment.pot_id, kind=Kind.REPAY, amount=Money(cents), by=by, now=now, commitment=commitment)
    except NotThatMuch:
        return False
    settle_demands(commitment.pk, now=now)
    record("repaid", commitment, by=by, now=now, cents=cents)
    return True


@transaction.atomic
def assign_line(*, line_id: int, reference: str, by: Any, now: datetime) -> None:
    """Somebody knows what the money is for. Raises DomainError, AlreadyMoved."""
    must_keep_books(by)
    found = Commitment.objects.filter(reference__iexact=reference.strip()).first()
    if found is None:
        raise DomainError(_("There is no commitment with this reference."))
    commitment = lock_commitment(found.pk)
    line = close(line_id, Outcome.REPAID, commitment=commitment)
    if not repay(commitment, line.amount.cents, by, now):
        raise NotThatMuch(commitment.reference)
    record("line_assigned", line, by=by, now=now)


@transaction.atomic
def dismiss_line(*, line_id: int, by: Any, now: datetime) -> None:
    """It has nothing to do with what is paid here. Raises AlreadyMoved."""
    must_keep_books(by)
    record("line_dismissed", close(line_id, Outcome.DISMISSED), by=by, now=now)


def close(line_id: int, outcome: Outcome, **changes: Any) -> BankLine:
    """An open line is open no longer, and who paid is forgotten. Raises AlreadyMoved."""
    rows = BankLine.objects.filter(pk=line_id, outcome=Outcome.OPEN)
    if not rows.update(outcome=outcome, party="", text="", **changes):
        raise AlreadyMoved
    return BankLine.objects.get(pk=line_id)


@transaction.atomic
def forget_lines(*, now: datetime) -> int:
    """Who paid, and what they wrote, long after; returns how many."""
    rows = BankLine.objects.filter(file__at__lt=now - WORDS_KEPT).exclude(party="", text="")
    return rows.update(party="", text="")
