"""Many at the same moment for the last euros: exactly one gets them."""

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions import booking
from gemeinsinn.treasury.actions.booking import BudgetExceeded
from gemeinsinn.treasury.actions.commitments import commit
from gemeinsinn.treasury.models import Commitment, Pot
from gemeinsinn.treasury.queries.ledger import ledger_faults
from tests.factories.treasury import make_pot

ROUNDS = 5


def promise_at_once(run_at_once, pot, number):
    """Forty people decide at once about money that is enough for one; returns what became of each."""
    return run_at_once(
        40,
        lambda n: commit(
            pot_id=pot.pk, reference=f"R{number}-{n}", amount=Money(100000), by=None, now=timezone.now()
        ),
    )  # fmt: skip


def promised(pot):
    return sum(one.committed.cents for one in Commitment.objects.filter(pot=pot))


def test_forty_at_once_for_money_for_one_five_times(either_database, run_at_once):
    for number in range(ROUNDS):
        pot = make_pot(1000)
        results = promise_at_once(run_at_once, pot, number)
        assert sorted(type(one).__name__ for one in results) == ["BudgetExceeded"] * 39 + ["Commitment"]
        assert {one.available for one in results if isinstance(one, BudgetExceeded)} == {Money(0)}
        pot.refresh_from_db()
        assert (promised(pot), pot.available) == (100000, Money(0))
    assert ledger_faults() == []


def test_control_without_the_guard_more_is_promised_than_there_is(either_database, run_at_once, monkeypatch):
    """The same race, decided by what was read before, must overspend: else the test above proves nothing."""
    guarded = booking.shift
    most = 0
    for number in range(ROUNDS):
        pot = make_pot(1000)
        seen = Pot.objects.get(pk=pot.pk)

        def naive(model, pk, changes, seen=seen):
            if model is not Pot:
                return guarded(model, pk, changes)
            told = {name: getattr(seen, name) + Money(change) for name, change in changes.items()}
            return bool(Pot.objects.filter(pk=pk).update(**told))

        monkeypatch.setattr(booking, "shift", naive)
        promise_at_once(run_at_once, pot, number)
        monkeypatch.setattr(booking, "shift", guarded)
        most = max(most, promised(pot))
    assert most > 100000
