"""Commitments: promised out of a pot, made larger or smaller, let go."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions.booking import book
from gemeinsinn.treasury.lifecycle.ledger import Kind, is_reference
from gemeinsinn.treasury.models import Commitment, Pot


class AlreadyCommitted(DomainError):
    """There is a commitment with this reference; nothing was promised a second time."""

    def __init__(self, reference: str) -> None:
        super().__init__(_("For %(reference)s there is a commitment already.") % {"reference": reference})


@transaction.atomic
def commit(*, pot_id: int, reference: str, amount: Money, by: Any, now: datetime) -> Commitment:
    """Promises an amount. Raises BudgetExceeded (with what is available), AlreadyCommitted, or DomainError."""
    if not is_reference(reference):
        raise DomainError(_("A reference has at most 30 letters, figures, hyphens or points."))
    commitment, fresh = Commitment.objects.get_or_create(reference=reference, defaults={"pot_id": pot_id})
    if not fresh:
        raise AlreadyCommitted(reference)
    book(pot_id=pot_id, kind=Kind.COMMIT, amount=amount, by=by, now=now, commitment=commitment)
    record("committed", commitment, by=by, now=now, cents=amount.cents)
    commitment.refresh_from_db()
    return commitment


@transaction.atomic
def raise_or_lower_commitment(*, commitment_id: int, total: Money, by: Any, now: datetime) -> Commitment:
    """`total` is what is promised in all, paid parts included; never below these. Raises BudgetExceeded, NotThatMuch."""
    commitment = lock_commitment(commitment_id)
    change = total - (commitment.committed + commitment.paid)
    if not change:
        return commitment
    kind, amount = (Kind.COMMIT, change) if change > Money(0) else (Kind.RELEASE, -change)
    book(pot_id=commitment.pot_id, kind=kind, amount=amount, by=by, now=now, commitment=commitment)
    record("commitment_changed", commitment, by=by, now=now, cents=total.cents)
    commitment.refresh_from_db()
    return commitment


@transaction.atomic
def release(*, commitment_id: int, by: Any, now: datetime, amount: Money | None = None) -> Money:
    """Lets go of an amount, or of all that is neither paid nor to be paid; returns how much went back into the pot."""
    commitment = lock_commitment(commitment_id)
    amount = commitment.committed - commitment.planned if amount is None else amount
    if not amount:
        return Money(0)
    book(pot_id=commitment.pot_id, kind=Kind.RELEASE, amount=amount, by=by, now=now, commitment=commitment)
    record("commitment_released", commitment, by=by, now=now, cents=amount.cents)
    return amount


def lock_commitment(commitment_id: int) -> Commitment:
    """The row, locked after that of its pot, in the order everybody takes."""
    pot_id = Commitment.objects.values_list("pot_id", flat=True).get(pk=commitment_id)
    Pot.objects.select_for_update().get(pk=pot_id)
    return Commitment.objects.select_for_update().get(pk=commitment_id)
