"""Payments: due, dropped, and what the bank says of them. Each step is one conditional UPDATE."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions.booking import NotThatMuch, book
from gemeinsinn.treasury.actions.commitments import lock_commitment
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.lifecycle.payments import BROUGHT_BACK, MOVES, State, end_to_end, is_near_enough
from gemeinsinn.treasury.models import Commitment, Payment


class AlreadyMoved(DomainError):
    """Somebody, or the bank's answer, was quicker."""

    def __init__(self) -> None:
        super().__init__(_("This payment has moved on meanwhile. Please look again."))


@transaction.atomic
def schedule_payment(
    *, commitment_id: int, amount: Money, due_on: date, by: Any, now: datetime, needed_by: date | None = None,
    advance_months: int | None = None, form_key: uuid.UUID | None = None,
) -> Payment:  # fmt: skip
    """An amount becomes due. Raises NotThatMuch beyond what is promised, DomainError for money too long in advance.

    `advance_months`: so many months ahead money may be paid for what is spent by `needed_by`. The same form key once more
    gives back the payment of before.
    """
    if amount <= Money(0):
        raise DomainError(_("Please name an amount above zero."))
    if needed_by is not None and not is_near_enough(needed_by, due_on, advance_months):
        raise DomainError(
            _("Money is paid in advance only for what is spent within %(months)s months.") % {"months": advance_months}
        )
    commitment = lock_commitment(commitment_id)
    before = commitment.payments.filter(form_key=form_key).first() if form_key else None
    if before is not None:
        return before
    if not plan(commitment, amount):
        raise NotThatMuch(commitment.reference)
    told: dict[str, Any] = {"amount": amount, "due_on": due_on, "needed_by": needed_by, "form_key": form_key}
    number = commitment.payments.count() + 1
    payment = Payment.objects.create(
        commitment=commitment, end_to_end=end_to_end(commitment.reference, number), created_at=now, **told
    )
    record("payment_due", payment, by=by, now=now, cents=amount.cents)
    return payment


@transaction.atomic
def drop_payment(*, payment_id: int, by: Any, now: datetime) -> None:
    """It is not due any more; its money is promised, but planned no longer. Raises AlreadyMoved."""
    lock(payment_id)
    payment = move(payment_id, State.DROPPED, now=now)
    free(payment)
    record("payment_dropped", payment, by=by, now=now)


@transaction.atomic
def pay_again(*, payment_id: int, due_on: date, by: Any, now: datetime) -> Payment:
    """What the bank brought back becomes due once more, as a new payment; once. Raises DomainError, NotThatMuch."""
    commitment = lock(payment_id)
    before = Payment.objects.get(pk=payment_id)
    if before.state not in BROUGHT_BACK or before.again_id is not None:
        raise AlreadyMoved
    fresh = schedule_payment(
        commitment_id=commitment.pk, amount=before.amount, due_on=due_on, needed_by=before.needed_by, by=by, now=now
    )
    Payment.objects.filter(pk=payment_id).update(again=fresh, changed_at=now)
    return fresh


@transaction.atomic
def mark_paid(*, payment_id: int, by: Any, now: datetime) -> None:
    """The bank paid it: promised becomes paid. Raises AlreadyMoved."""
    lock(payment_id)
    payment = move(payment_id, State.PAID, now=now)
    free(payment)
    settle(payment, Kind.PAY, by=by, now=now)
    record("payment_paid", payment, by=by, now=now)


@transaction.atomic
def mark_failed(*, payment_id: int, answer: str, by: Any, now: datetime) -> None:
    """The bank did not take it: the money is still promised. Raises AlreadyMoved."""
    lock(payment_id)
    payment = move(payment_id, State.FAILED, answer=answer, now=now)
    free(payment)
    record("payment_failed", payment, by=by, now=now, answer=answer)


@transaction.atomic
def mark_returned(*, payment_id: int, answer: str, by: Any, now: datetime) -> None:
    """It came back from the payee's bank: paid becomes promised again. Raises AlreadyMoved."""
    lock(payment_id)
    payment = move(payment_id, State.RETURNED, answer=answer, now=now)
    settle(payment, Kind.RETURN, by=by, now=now)
    record("payment_returned", payment, by=by, now=now, answer=answer)


def lock(payment_id: int) -> Commitment:
    """Pot and commitment before the payment: the order everybody takes."""
    return lock_commitment(Payment.objects.values_list("commitment_id", flat=True).get(pk=payment_id))


def plan(commitment: Commitment, amount: Money) -> bool:
    """Sets an amount of what is promised aside for a payment; False if that much is not free."""
    cents = amount.cents
    rows = Commitment.objects.filter(pk=commitment.pk, committed__gte=F("planned") + cents)
    return bool(rows.update(planned=F("planned") + cents))


def free(payment: Payment) -> None:
    """The opposite: the payment holds nothing any more."""
    Commitment.objects.filter(pk=payment.commitment_id).update(planned=F("planned") - payment.amount.cents)


def settle(payment: Payment, kind: Kind, *, by: Any, now: datetime) -> None:
    """Books what the bank did."""
    commitment = payment.commitment
    book(pot_id=commitment.pot_id, kind=kind, amount=payment.amount, by=by, now=now, commitment=commitment)


def move(payment_id: int, to: State, *, now: datetime, **changes: Any) -> Payment:
    """From whatever state may go there; of two at once one wins. Raises AlreadyMoved.

    `changed_at` has to be said: an UPDATE does not move it, and accounts are forgotten by it.
    """
    sources = [state for state, targets in MOVES.items() if to in targets]
    if not Payment.objects.filter(pk=payment_id, state__in=sources).update(state=to, changed_at=now, **changes):
        raise AlreadyMoved
    return Payment.objects.select_related("commitment").get(pk=payment_id)
