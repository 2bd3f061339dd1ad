"""The one door to the ledger: counters move by conditional UPDATEs, in the same transaction as the entry that says why.

Locks are taken pot first, then commitment; CHECK constraints stand behind both.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError, TooMuch
from gemeinsinn.core.money import Money
from gemeinsinn.treasury.lifecycle.ledger import MOVES, Account, Kind, effects, effects_on_commitment
from gemeinsinn.treasury.models import Commitment, Entry, Pot
from gemeinsinn.ui import formats


class BudgetExceeded(TooMuch):
    """The pot does not hold that much; `available` is what it does hold."""

    def __init__(self, available: Money) -> None:
        self.available = available
        super().__init__(_("Only %(amount)s are left in this pot.") % {"amount": formats.money(available)})


class NotThatMuch(TooMuch):
    """A commitment does not hold that much."""

    def __init__(self, reference: str) -> None:
        super().__init__(_("Not that much has been promised or paid for %(reference)s.") % {"reference": reference})


@transaction.atomic
def book(
    *, pot_id: int, kind: Kind, amount: Money, by: Any, now: datetime, commitment: Commitment | None = None
) -> Entry:
    """Moves an amount between two accounts. Raises BudgetExceeded or NotThatMuch; then nothing has moved."""
    if amount <= Money(0):
        raise DomainError(_("Please name an amount above zero."))
    source, target = MOVES[kind]
    if not shift(Pot, pot_id, effects(kind, amount.cents)):
        if source == Account.AVAILABLE:
            raise BudgetExceeded(Pot.objects.get(pk=pot_id).available)
        raise NotThatMuch(str(commitment))
    if commitment is not None and not shift(Commitment, commitment.pk, effects_on_commitment(kind, amount.cents)):
        raise NotThatMuch(commitment.reference)
    told: dict[str, Any] = {"kind": kind, "source": source, "target": target, "amount": amount}
    return Entry.objects.create(pot_id=pot_id, commitment=commitment, by=by, at=now, **told)


def shift(model: type[Pot] | type[Commitment], pk: int, changes: dict[str, int]) -> bool:
    """Adds to counters and takes from them; False, and nothing done, where one would fall below zero.

    Of what a commitment still has to pay, only the part is free for which there is no payment.
    """
    enough: dict[str, Any] = {f"{name}__gte": -change for name, change in changes.items() if change < 0}
    if model is Commitment and "committed" in changes:
        enough["committed__gte"] = F("planned") - changes["committed"]
    moved = {name: F(name) + change for name, change in changes.items()}
    return bool(model._default_manager.filter(pk=pk, **enough).update(**moved))
