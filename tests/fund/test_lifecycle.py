"""Amounts, plans, the check in a minute, and days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gemeinsinn.core.money import Money
from gemeinsinn.fund.forms.fields import AmountField
from gemeinsinn.fund.lifecycle.amounts import read_amount
from gemeinsinn.fund.lifecycle.eligibility import Asked, Reason, judge
from gemeinsinn.fund.lifecycle.plans import Fault, weigh
from gemeinsinn.fund.lifecycle.rulesets import read_rules
from gemeinsinn.fund.lifecycle.terms import is_open, is_too_long, may_send, months_between, next_of, year_after
from tests.factories.funds import rule_data

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("400", 40_000), ("1.000,00", 100_000), ("1.000", 100_000), ("12,5", 1_250), ("12.50", 1_250), ("1000,00", 100_000),
        (" 400 € ", 40_000), ("400 Euro", 40_000), ("1 234,50", 123_450), ("0,01", 1),
    ],
)  # fmt: skip
def test_amounts_as_people_type_them(text, cents):
    assert read_amount(text) == cents


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"), ("€", "empty"), ("-5", "negative"), ("−5", "negative"), ("1,000.00", "thousands"),
        ("1,000", "thousands"), ("1e9", "number"), ("vierhundert", "number"), ("1.00.00", "number"), ("12,345,6", "number"),
        ("20 USD", "currency"), ("£ 20", "currency"), ("20zł", "currency"), ("$-5", "currency"), ("٤٠٠", "number"), ("0x10", "number"), ("400,500,00", "number"), ("99999999", "number"),
    ],
)  # fmt: skip
def test_what_could_be_another_sum_is_refused_with_the_reason(text, why):
    with pytest.raises(ValueError, match=f"^{why}$"):
        read_amount(text)


@pytest.mark.parametrize(
    ("cents", "typed"), [(40_000, "400"), (19_790, "197,90"), (19_705, "197,05"), (125_000, "1.250")]
)
def test_an_amount_in_a_form_is_written_like_money_and_reads_back_the_same(cents, typed):
    assert (AmountField().prepare_value(Money(cents)), read_amount(typed)) == (typed, cents)


RULES = read_rules(rule_data("mikrokulturfonds"))


def cost(cents, kind="sachmittel"):
    return {"type": kind, "what": "x", "cents": cents}


def mean(cents, kind):
    return {"kind": kind, "what": "x", "cents": cents}


def test_a_plan_that_fits():
    plan = weigh(
        RULES,
        [cost(30_000), cost(10_000, "honorare")],
        [mean(2_000, "money"), mean(8_000, "hours"), mean(3_000, "others")],
    )
    assert (plan.total, plan.own, plan.in_kind, plan.others, plan.asked, plan.fits) == (
        40_000,
        2_000,
        8_000,
        3_000,
        35_000,
        True,
    )
    assert plan.by_type == {"sachmittel": 30_000, "honorare": 10_000}


@pytest.mark.parametrize(
    ("costs", "means", "faults"),
    [
        ([], [], [Fault.NO_COSTS]),
        ([cost(40_000, "raummiete")], [mean(5_000, "hours")], [Fault.TYPE_OVER]),
        ([cost(40_000, "gehalt")], [mean(5_000, "hours")], [Fault.UNKNOWN_TYPE]),
        ([cost(150_000)], [mean(20_000, "rooms")], [Fault.OVER]),
        ([cost(9_000)], [mean(1_000, "hours")], [Fault.UNDER]),
        ([cost(20_000)], [mean(20_000, "others")], [Fault.TOO_MUCH_MEANS, Fault.OWN_SHORT]),
        ([cost(20_000)], [mean(1_999, "money")], [Fault.OWN_SHORT]),
        ([cost(20_000)], [mean(2_000, "money")], []),
    ],
)
def test_what_does_not_fit_is_said(costs, means, faults):
    assert [one.fault for one in weigh(RULES, costs, means).findings] == faults


def test_what_does_not_count_as_own_share_is_said():
    rules = read_rules(rule_data("mikrokulturfonds", own__kinds=["money"]))
    plan = weigh(rules, [cost(20_000)], [mean(5_000, "hours"), mean(2_000, "money")])
    assert [(one.fault, one.told) for one in plan.findings] == [
        (Fault.OWN_STRANGE, {"kind": "hours"}), (Fault.OWN_SHORT, {"least": 2_500, "now": 2_000, "percent": 10}),
    ]  # fmt: skip


def verdict(name="engagementfonds", *, is_open=True, **told):
    asked = Asked(**({"kind": "person", "cents": 40_000} | told))
    return judge(read_rules(rule_data(name)), asked, today=TODAY, is_open=is_open)


@pytest.mark.parametrize(
    ("told", "against", "heed"),
    [
        ({}, [], []),
        ({"cents": 60_000}, [], [Reason.JURY]),
        ({"cents": 300_000}, [Reason.OVER], []),
        ({"is_open": False}, [Reason.CLOSED], []),
        ({"state": "Sachsen-Anhalt"}, [], []),
        ({"state": "Bayern"}, [Reason.PLACE], []),
        ({"had_one": True, "begun": True}, [Reason.AGAIN, Reason.BEGUN], []),
        ({"starts": TODAY + timedelta(days=13)}, [Reason.LEAD], []),
        ({"starts": TODAY + timedelta(days=14), "months": 6}, [], []),
        ({"months": 7}, [Reason.LONG], []),
        ({"name": "jugendfonds", "age": 13}, [Reason.AGE], [Reason.JURY]),
        ({"name": "jugendfonds", "age": 14}, [], [Reason.JURY]),
        ({"name": "jugendfonds", "kind": "association"}, [Reason.WHO], [Reason.JURY]),
        ({"name": "mikrokulturfonds", "kind": "initiative", "cents": 20_000}, [], [Reason.HOST, Reason.OWN]),
        ({"name": "mikrokulturfonds", "cents": 9_900}, [Reason.UNDER], [Reason.OWN]),
    ],
)
def test_the_check_in_a_minute(told, against, heed):
    found = verdict(**told)
    assert ([one.reason for one in found.against], [one.reason for one in found.heed]) == (against, heed)
    assert found.fits is (not against)


def test_papers_that_are_necessary_are_named():
    data = rule_data(papers=[{"key": "p", "label": "Satzung", "required": True, "of": ["person"]}])
    found = judge(read_rules(data), Asked("person", 40_000), today=TODAY, is_open=True)
    assert [(one.reason, one.told) for one in found.heed] == [(Reason.PAPERS, {"papers": ["Satzung"]})]


def test_fund_without_limits_lets_everyone_try_again():
    data = rule_data(once="free", states=[])
    assert judge(read_rules(data), Asked("person", 1, state="Bayern", had_one=True), today=TODAY, is_open=True).fits


@pytest.mark.parametrize(
    ("starts", "ends", "answer"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY + timedelta(days=1), None, False),
        (date(2026, 1, 1), date(2026, 11, 27), False),
    ],
)
def test_a_round_is_open(starts, ends, answer):
    assert is_open(starts, ends, TODAY) is answer


CLOSES = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("begun", "now", "answer"),
    [(-1, -0.5, True), (-1, 23, True), (-1, 24, False), (1, 2, False)],
)
def test_a_deadline_that_passes_while_the_form_is_open_loses_nothing(begun, now, answer):
    begun_at, sent_at = (CLOSES + timedelta(hours=hours) for hours in (begun, now))
    assert may_send(CLOSES, begun_at=begun_at, now=sent_at, grace_hours=24) is answer


def test_a_rolling_round_has_no_deadline():
    assert may_send(None, begun_at=CLOSES, now=CLOSES, grace_hours=0)


def test_days():
    assert next_of(["2026-11-27", "2027-01-15", "2026-11-28"], TODAY) == TODAY
    assert next_of(["2026-11-27"], TODAY) is None
    assert [months_between(date(2026, 3, 1), day) for day in (date(2026, 8, 31), date(2026, 9, 1))] == [6, 7]
    assert months_between(date(2026, 3, 15), date(2026, 9, 14)) == 6
    assert is_too_long(date(2026, 3, 1), date(2026, 9, 1), 6) and not is_too_long(
        date(2026, 3, 1), date(2026, 8, 31), 6
    )
    assert [year_after(date(2024, 2, day), 1) for day in (28, 29)] == [date(2025, 2, 28)] * 2
