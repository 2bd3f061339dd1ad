"""Asking money back: a row with a day, settled by the bank's answer, reminded of once, or dropped."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.core.text import clean_text
from gemeinsinn.treasury.actions.booking import NotThatMuch
from gemeinsinn.treasury.actions.commitments import lock_commitment
from gemeinsinn.treasury.actions.payments import AlreadyMoved
from gemeinsinn.treasury.models import Commitment, Demand
from gemeinsinn.treasury.queries.demands import demands_of, still_asked


@transaction.atomic
def ask_back(*, commitment_id: int, amount: Money, reason: str, due_on: date, by: Any, now: datetime) -> Demand:
    """Asks back what was paid. Raises NotThatMuch beyond what is paid and not asked back yet, DomainError for the rest."""
    if amount <= Money(0):
        raise DomainError(_("Please name an amount above zero."))
    if due_on <= timezone.localdate(now):
        raise DomainError(_("Please choose a day to come."))
    commitment = lock_commitment(commitment_id)
    if amount > commitment.paid - still_asked(commitment):
        raise NotThatMuch(commitment.reference)
    told: dict[str, Any] = {"amount": amount, "reason": clean_text(reason)[:2000], "due_on": due_on}
    made = Demand.objects.create(commitment=commitment, by=by, created_at=now, **told)
    record("repayment_demanded", commitment, by=by, now=now, cents=amount.cents)
    return made


def settle_demands(commitment_id: int, *, now: datetime) -> None:
    """After money came back: the oldest demands it covers in full are settled. Inside the transaction of the booking."""
    commitment = Commitment.objects.get(pk=commitment_id)
    covered = commitment.repaid
    for demand in demands_of(commitment):
        covered -= demand.amount
        if covered < Money(0):
            return
        if demand.settled_at is None:
            Demand.objects.filter(pk=demand.pk).update(settled_at=now)
            record("demand_settled", commitment, now=now, cents=demand.amount.cents)


def drop_uncovered(commitment_id: int, *, now: datetime) -> None:
    """After the bank brought a payment back: what nobody has any more is not asked back. The newest demands go first."""
    commitment = Commitment.objects.get(pk=commitment_id)
    for demand in demands_of(commitment).filter(settled_at=None).order_by("-pk"):
        if still_asked(commitment) > commitment.paid:
            drop_demand(demand_id=demand.pk, by=None, now=now)


@transaction.atomic
def drop_demand(*, demand_id: int, by: Any, now: datetime) -> None:
    """It is not asked any more. Raises AlreadyMoved once it is settled."""
    rows = Demand.objects.filter(pk=demand_id, settled_at=None, dropped_at=None)
    if not rows.update(dropped_at=now):
        raise AlreadyMoved
    record("demand_dropped", Demand.objects.get(pk=demand_id).commitment, by=by, now=now)
