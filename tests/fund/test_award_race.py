"""Two awards at the same moment, with room for one: never more than the budget."""

from django.db import connection
from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions import deciding
from gemeinsinn.fund.actions.deciding import award
from gemeinsinn.fund.models import Decision
from tests.factories.funds import WHO, check_grant, make_round

AT_ONCE = 8


def award_at_once(run_at_once):
    """Eight applications of 400 €, 1,000 € in the pot; returns the pot and what became of each."""
    now = timezone.now()
    funding = make_round(now=now, budget=Money(100_000))
    ready = [check_grant(now=now, funding=funding, who=WHO | {"email": f"p{n}@example.org"}) for n in range(AT_ONCE)]
    results = run_at_once(
        AT_ONCE, lambda n: award(application=ready[n], amount=Money(40_000), conditions="", by=None, now=now)
    )
    funding.pot.refresh_from_db()
    return funding.pot, results


def test_the_budget_is_never_exceeded(either_database, run_at_once):
    pot, results = award_at_once(run_at_once)
    assert sorted(type(one).__name__ for one in results) == ["BudgetExceeded"] * (AT_ONCE - 2) + ["Decision"] * 2
    assert (pot.committed, Decision.objects.count()) == (Money(80_000), 2)


def test_without_the_ledger_it_would_be(transactional_db, run_at_once, monkeypatch):
    """The control: the same without the promise in the pot."""
    assert connection.vendor == "sqlite"
    monkeypatch.setattr(deciding, "commit", lambda **told: None)
    _pot, results = award_at_once(run_at_once)
    assert [type(one).__name__ for one in results] == ["Decision"] * AT_ONCE
