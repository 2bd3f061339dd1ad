"""Setting up funds, rounds and rules; reading them; advice."""

from datetime import UTC, date, datetime

import pytest

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.funds import note_advice, save_fund, save_round
from gemeinsinn.fund.lifecycle.reading import RuleFault
from gemeinsinn.fund.models import Advice, Fund, RuleSet
from gemeinsinn.fund.queries.funds import offer_of, offers, recent_advice, rule_history, visible_funds
from gemeinsinn.places.queries import find_spot
from tests.factories.answers import make_agency, make_staff
from tests.factories.funds import make_fund, make_round, rule_data
from tests.factories.people import make_account
from tests.factories.places import make_municipality

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def round_fields(found):
    return {
        "year": found.year,
        "starts": found.starts,
        "ends": found.ends,
        "funder": found.funder,
    }


def test_changed_rules_are_a_new_version_and_the_same_are_not():
    found = make_round(now=NOW)
    for rules in (rule_data(), rule_data(most=200_000), rule_data(most=200_000)):
        save_round(
            fund=found.fund,
            funding=found,
            fields=round_fields(found),
            budget=Money(500_000),
            rules=rules,
            by=None,
            now=NOW,
        )
    assert [(one.version, changed) for one, changed in rule_history(found)] == [
        (2, [("most", 250_000, 200_000)]),
        (1, []),
    ]
    assert found.rule_sets.all()[0].rules.most == 200_000
    found.pot.refresh_from_db()
    assert (found.pot.budget, found.pot.available) == (Money(500_000), Money(500_000))


def test_a_rule_set_is_never_changed():
    found = make_round(now=NOW).rule_sets.get()
    with pytest.raises(TypeError):
        found.save()
    with pytest.raises(TypeError):
        RuleSet.objects.update(version=7)
    assert str(found).endswith("2026 v1")


def test_bad_rules_bad_days_and_strange_fields_are_refused():
    found = make_round(now=NOW)
    with pytest.raises(RuleFault):
        save_round(
            fund=found.fund, funding=found, fields={}, budget=Money(1), rules=rule_data(most=0), by=None, now=NOW
        )
    with pytest.raises(DomainError):
        save_round(
            fund=found.fund,
            funding=found,
            fields={"ends": date(2025, 1, 1)},
            budget=Money(1),
            rules=rule_data(),
            by=None,
            now=NOW,
        )
    with pytest.raises(TypeError):
        save_round(
            fund=found.fund,
            funding=found,
            fields={"colour": "red"},
            budget=Money(1),
            rules=rule_data(),
            by=None,
            now=NOW,
        )


def test_a_fund_is_shown_only_with_rules_and_under_a_name_of_its_own():
    fund = save_fund(fund=None, name="Jugendfonds", summary="", public=False, by=None, now=NOW)
    with pytest.raises(DomainError, match="Runde"):
        save_fund(fund=fund, name="Jugendfonds", summary="", public=True, by=None, now=NOW)
    for name in ("Jugendfonds", "Daten"):
        with pytest.raises(DomainError, match="Namens"):
            save_fund(fund=None, name=name, summary="", public=False, by=None, now=NOW)


def test_only_the_office_sets_up_and_sees_what_is_not_public():
    office, other = make_account(roles=["office"]), make_account(roles=["jury"])
    with pytest.raises(NotAllowed):
        save_fund(fund=None, name="X", summary="", public=False, by=other, now=NOW)
    hidden = make_fund(now=NOW, public=False)
    shown = make_fund(now=NOW)
    assert save_fund(fund=hidden, name="Neu", summary="", public=False, by=office, now=NOW).name == "Neu"
    assert set(visible_funds(office)) == {hidden, shown}
    assert [one.fund for one in offers(other, now=NOW)] == [shown]


@pytest.mark.parametrize(
    ("rounds", "year", "open_now"),
    [
        ([(2025, "2025-01-01", "2025-12-31"), (2026, "2026-01-01", None)], 2026, True),
        ([(2025, "2025-01-01", "2025-12-31"), (2027, "2027-01-01", None), (2028, "2028-01-01", None)], 2027, False),
        ([(2024, "2024-01-01", "2024-12-31"), (2025, "2025-01-01", "2025-12-31")], 2025, False),
    ],
)
def test_the_round_of_today_is_the_open_one_else_the_next_else_the_last(rounds, year, open_now):
    fund = None
    for one, starts, ends in rounds:
        found = make_round(
            fund=fund, year=one, starts=date.fromisoformat(starts), ends=date.fromisoformat(ends) if ends else None, now=NOW,
            jury_dates=["2026-12-10"],
        )  # fmt: skip
        fund = found.fund
    offer = offer_of(visible_funds(make_account()).get(), now=NOW)
    assert (offer.round.year, offer.is_open, offer.next_jury) == (year, open_now, date(2026, 12, 10))


def test_a_fund_without_round_is_no_offer():
    Fund.objects.create(name="X", slug="x", public=True)
    assert offers(make_account(), now=NOW) == []


def test_advice_is_noted_by_agencies_and_read_by_them_and_the_office():
    make_municipality()
    fund, agency = make_fund(now=NOW), make_agency()
    staff, office, other = make_staff(agency), make_account(roles=["office"]), make_account()
    note_advice(fund=fund, kind="person", text="Ein Hoffest", place=find_spot("Halle"), by=staff, now=NOW)
    note_advice(fund=fund, kind="initiative", text="Chor", place=None, by=office, now=NOW)
    assert [(one.text, one.agency) for one in recent_advice(office)] == [("Chor", None), ("Ein Hoffest", agency)]
    assert [str(one.municipality) for one in recent_advice(staff)] == ["Halle (Saale)"]
    assert not recent_advice(other)
    with pytest.raises(NotAllowed):
        note_advice(fund=fund, kind="person", text="x", place=None, by=other, now=NOW)
    with pytest.raises(DomainError):
        note_advice(fund=fund, kind="person", text=" ", place=None, by=staff, now=NOW)
    assert Advice.objects.count() == 2
