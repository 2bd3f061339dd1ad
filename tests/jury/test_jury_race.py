"""Several juries conclude at the same moment, with money for two: never more than the pot holds."""

from django.db import connection
from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions import deciding
from gemeinsinn.fund.models import Decision
from gemeinsinn.jury.actions.concluding import conclude
from gemeinsinn.jury.actions.judging import vote
from gemeinsinn.jury.models import Case
from tests.factories.funds import make_round, rule_data
from tests.factories.juries import for_jury, make_jury, meet, seat

AT_ONCE = 6


def conclude_at_once(run_at_once):
    """Six juries of one fund with a yes to 900 € each, 2,000 € in the pot; returns the pot and what became of each."""
    now = timezone.now()
    funding = make_round(now=now, budget=Money(200_000), rules=rule_data(jury__quorum=1))
    cases = []
    for number in range(AT_ONCE):
        jury = make_jury(fund=funding.fund, name=f"Jury {number}", now=now)
        member = seat(jury, now=now)
        _sitting, [case] = meet([for_jury(funding, now=now)], jury=jury, now=now)
        vote(case=case, choice="yes", amount=None, by=member.user, now=now)
        cases.append(case)
    results = run_at_once(AT_ONCE, lambda n: conclude(case=cases[n], conditions="", reasons="", by=None, now=now))
    funding.pot.refresh_from_db()
    return funding.pot, results


def test_the_pot_is_never_exceeded(either_database, run_at_once):
    pot, results = conclude_at_once(run_at_once)
    assert sorted(type(one).__name__ for one in results) == ["BudgetExceeded"] * (AT_ONCE - 2) + ["Case"] * 2
    assert (pot.committed, Decision.objects.count()) == (Money(180_000), 2)
    assert sorted(Case.objects.values_list("result", flat=True)) == ["awarded"] * 2 + ["pending"] * (AT_ONCE - 2)


def test_without_the_ledger_it_would_be(transactional_db, run_at_once, monkeypatch):
    """The control: the same without the promise in the pot."""
    assert connection.vendor == "sqlite"
    monkeypatch.setattr(deciding, "commit", lambda **told: None)
    _pot, results = conclude_at_once(run_at_once)
    assert [type(one).__name__ for one in results] == ["Case"] * AT_ONCE
