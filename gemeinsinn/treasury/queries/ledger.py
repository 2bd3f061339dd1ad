"""Balances, and whether they are what the entries say."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Sum

from gemeinsinn.core.money import Money
from gemeinsinn.treasury.lifecycle.ledger import Account, Kind, balances, effects_on_commitment
from gemeinsinn.treasury.models import Commitment, Entry, Pot


@dataclass(frozen=True, slots=True)
class PotBalances:
    """Where the money of a pot stands: budget = available + committed + paid."""

    budget: Money
    available: Money
    committed: Money
    paid: Money


@dataclass(frozen=True, slots=True)
class CommitmentBalances:
    """What one payee is still to get, has got and has given back; `paid` is without what came back."""

    committed: Money
    paid: Money
    repaid: Money

    @property
    def total(self) -> Money:
        """What is promised in all."""
        return self.committed + self.paid


def pot_balances(pot_id: int) -> PotBalances:
    """The four counters, as they stand now. Raises Pot.DoesNotExist."""
    row: Any = Pot.objects.values_list("budget", "available", "committed", "paid").get(pk=pot_id)
    return PotBalances(*row)


def commitment_balances(commitment_id: int) -> CommitmentBalances:
    """The three counters, as they stand now. Raises Commitment.DoesNotExist."""
    row: Any = Commitment.objects.values_list("committed", "paid", "repaid").get(pk=commitment_id)
    return CommitmentBalances(*row)


def ledger_faults() -> list[tuple[str, str]]:
    """Where counters are not the sum of the entries: (pot, what is wrong). Empty if every cent is accounted for."""
    return [*_faults_of_pots(), *_faults_of_commitments()]


def _faults_of_pots() -> list[tuple[str, str]]:
    """Counters against entries, account by account, and against the commitments of the pot."""
    rows: dict[int, list[tuple[str, str, int]]] = {}
    sums = Entry.objects.order_by().values_list("pot_id", "source", "target").annotate(Sum("amount"))
    for pot_id, source, target, amount in sums:
        rows.setdefault(pot_id, []).append((source, target, amount.cents))
    promised = Commitment.objects.order_by().values_list("pot_id").annotate(Sum("committed"), Sum("paid"))
    parts = {pot_id: (committed.cents, paid.cents) for pot_id, committed, paid in promised}
    found = []
    for pot in Pot.objects.all():
        booked = balances(rows.get(pot.pk, []))
        counted = {
            Account.FUNDER: -pot.budget.cents,
            Account.AVAILABLE: pot.available.cents,
            Account.COMMITTED: pot.committed.cents,
            Account.PAID: pot.paid.cents,
        }
        found += [
            (pot.name, f"{account} is {counted[account]} cents, its entries sum to {booked[account]}")
            for account in Account
            if counted[account] != booked[account]
        ]
        if sum(counted.values()):
            found.append((pot.name, f"its accounts do not sum to zero but to {sum(counted.values())} cents"))
        if parts.get(pot.pk, (0, 0)) != (pot.committed.cents, pot.paid.cents):
            found.append((pot.name, "its commitments do not add up to what it has promised and paid"))
    return found


def _faults_of_commitments() -> list[tuple[str, str]]:
    """Each commitment against its own entries."""
    booked: dict[int, dict[str, int]] = {}
    sums = Entry.objects.filter(commitment__isnull=False).order_by().values_list("commitment_id", "kind")
    for commitment_id, kind, amount in sums.annotate(Sum("amount")):
        own = booked.setdefault(commitment_id, {"committed": 0, "paid": 0, "repaid": 0})
        for name, change in effects_on_commitment(Kind(kind), amount.cents).items():
            own[name] += change
    nothing = {"committed": 0, "paid": 0, "repaid": 0}
    found = []
    for row in Commitment.objects.annotate(pot_name=F("pot__name")):
        counted = {"committed": row.committed.cents, "paid": row.paid.cents, "repaid": row.repaid.cents}
        if counted != booked.get(row.pk, nothing):
            found.append((row.pot_name, f"{row.reference} does not add up to its entries"))
    return found
