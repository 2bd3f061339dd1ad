"""Rates, medians and parts of all applications."""

from datetime import date, timedelta

import pytest

from gemeinsinn.fund.models import Application, RuleSet
from gemeinsinn.proof.models import Grant
from gemeinsinn.reporting.lifecycle.statistics import Row, by_name, by_year, median_days, summary_of
from gemeinsinn.reporting.queries.statistics import funds_counted, planned_by_type, statistics_for
from gemeinsinn.reporting.wording.figures import change_words, days_words, kind_words, rate_words
from tests.factories.people import make_account
from tests.factories.reporting import NOW, a_round

DAY = date(2026, 3, 1)


def row(year=2026, **told):
    plain = {
        "kind": "person", "place": "Halle", "received": DAY, "decided": None, "awarded": 0, "rejected": False,
        "accepted": None, "paid": None, "ended": None, "proved": None,
    }  # fmt: skip
    return Row(year=year, **plain | told)


def test_a_summary_counts_and_takes_medians():
    rows = [
        row(decided=DAY + timedelta(days=4), awarded=30_000, accepted=DAY, paid=DAY + timedelta(days=9)),
        row(decided=DAY + timedelta(days=9), awarded=50_001, ended=DAY, proved=DAY - timedelta(days=2)),
        row(decided=DAY + timedelta(days=20), rejected=True), row(),
    ]  # fmt: skip
    told = summary_of(rows)
    assert (told.applications, told.awards, told.rejections, told.open, told.decided) == (4, 2, 1, 1, 3)
    assert (told.awarded, told.mean, told.to_decision, told.to_money, told.to_proof) == (80_001, 40_000, 9, 9, 0)
    assert rate_words(told) == "67\u00a0%"
    nothing = summary_of([])
    assert (nothing.mean, nothing.to_decision, rate_words(nothing)) == (0, None, "–")
    assert median_days([(DAY, DAY + timedelta(days=1)), (DAY, DAY + timedelta(days=2)), (None, DAY)]) == 1.5


def test_years_and_parts_have_their_order():
    rows = [row(2025), row(2024, place="Apolda"), row(2025, kind="association")]
    assert [(year, one.applications) for year, one in by_year(rows)] == [(2024, 1), (2025, 2)]
    assert [key for key, _one in by_name(rows, "place")] == ["Halle", "Apolda"]
    assert (
        change_words(by_year(rows)).replace("\u00a0", " ")
        == "2025: 2 Anträge nach 1 im Jahr 2024, 0 € bewilligt nach 0 €."
    )
    assert change_words(by_year(rows[:1])) == ""


def test_days_are_said():
    assert [days_words(days) for days in (None, 1, 0.0, 12.5, 12.0)] == ["–", "1 Tag", "0 Tage", "12,5 Tage", "12 Tage"]
    assert (kind_words("person"), kind_words("")) == ("Privatperson", "nicht gesagt")


@pytest.mark.django_db
def test_statistics_of_all_funds_or_of_one(django_assert_max_num_queries):
    office = make_account(roles=["office"])
    funding = a_round()
    a_round(year=2025)
    Grant.objects.filter(state="closed").update(ended_early_on=NOW.date() - timedelta(days=3))
    with django_assert_max_num_queries(8):
        found = statistics_for(office)
    assert [(year, one.applications, one.awards, one.rejections) for year, one in found.years] == [
        (2025, 6, 4, 1), (2026, 6, 4, 1),
    ]  # fmt: skip
    assert (found.chosen.to_decision, found.chosen.to_money, found.chosen.to_proof) == (0, 0, 3)
    one = statistics_for(office, fund=funding.fund.slug, year=2026)
    assert ([year for year, _summary in one.years], one.chosen.applications, one.chosen.awarded) == ([2026], 6, 160_000)
    assert statistics_for(office, fund=funding.fund.slug, year=2020).chosen.applications == 0
    assert [(key, told.applications) for key, told in one.kinds] == [("person", 5), ("association", 1)]
    assert [(key, told.applications) for key, told in one.places] == [("Halle (Saale)", 6)]
    assert one.types == [("Sachmittel", 130_000), ("Verpflegung", 30_000)]
    assert [fund.slug for fund in funds_counted(office)] == [
        fund.slug for fund in sorted(funds_counted(office), key=str)
    ]
    stranger = make_account(roles=["treasurer"])
    assert (statistics_for(stranger).years, funds_counted(stranger)) == ([], [])


@pytest.mark.django_db
def test_a_cost_type_the_rules_do_not_know_keeps_its_key():
    funding = a_round()
    seen = Application.objects.filter(round=funding)
    seen.update(costs=[{"type": "früher", "what": "", "cents": 500}])
    assert RuleSet.objects.count() == 1
    assert planned_by_type(seen) == [("früher", 2000)]
