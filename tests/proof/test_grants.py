"""A grant begins with the acceptance; what is planned, spent, checked and paid of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from gemeinsinn.core.money import Money
from gemeinsinn.fund.models import Application
from gemeinsinn.proof.actions.grants import end_runs, open_grant, open_missing
from gemeinsinn.proof.models import Grant, HourLine, PlanVersion, Receipt
from gemeinsinn.proof.queries.figures import figures_of, figures_of_round, receipts_of_round
from gemeinsinn.proof.queries.grants import counts_of, desk_grants, grant_of, grants_for, waiting_for_office
from gemeinsinn.proof.tasks import follow
from tests.factories.funds import award_grant, make_round
from tests.factories.people import make_account
from tests.factories.proof import COSTS, due_grant, running_grant

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
TODAY = date(2026, 11, 28)
pytestmark = pytest.mark.django_db


def spend(grant, number, cents, cost_type="sachmittel", verdict=""):
    return Receipt.objects.create(
        grant=grant, number=number, day=TODAY, payee="Markt", reason="Tische", amount=Money(cents), cost_type=cost_type,
        digest=str(number), verdict=verdict,
    )  # fmt: skip


def test_accepting_opens_the_grant_with_the_plan_of_the_contract():
    grant = running_grant(now=NOW)
    assert (grant.state, grant.awarded, grant.ends, grant.due_on) == (
        "running", Money(40_000), TODAY + timedelta(days=50), TODAY + timedelta(days=78),
    )  # fmt: skip
    assert [one.costs for one in grant.plans.all()] == [{"sachmittel": 30_000, "verpflegung": 10_000}]
    assert open_grant(application=grant.application, now=NOW) == grant
    assert grant_of(grant.application) == grant and str(grant) == grant.application.reference


def test_what_was_accepted_before_gets_its_grant_and_what_is_over_is_due():
    made = award_grant(now=NOW, costs=COSTS)
    Application.objects.filter(pk=made.pk).update(state="accepted", starts=None, ends=TODAY - timedelta(days=1))
    assert open_missing(now=NOW) == 1 and open_missing(now=NOW) == 0
    assert end_runs(now=NOW) == 0  # without a beginning it begins, and so ends, today at the earliest
    follow(now=NOW + timedelta(days=1))
    grant = Grant.objects.get()
    assert (grant.starts, grant.ends, grant.state) == (TODAY, TODAY, "due")
    assert grant_of(award_grant(now=NOW)) is None


def test_figures_of_a_round_cost_the_same_for_one_and_for_many(django_assert_num_queries):
    funding, office = make_round(now=NOW), make_account(roles=["office"])
    grant = running_grant(now=NOW, funding=funding, means=[{"kind": "money", "what": "", "cents": 5_000}])
    Grant.objects.filter(pk=grant.pk).update(own=Money(5_000), others=Money(1_000))
    PlanVersion.objects.create(grant=grant, number=2, costs={"sachmittel": 28_000, "verpflegung": 12_000})
    for number, (cents, key, verdict) in enumerate(
        [(20_000, "sachmittel", "ok"), (4_000, "sachmittel", "refused"), (11_000, "verpflegung", ""), (900, "honorare", "remark")], 1
    ):  # fmt: skip
        spend(grant, number, cents, key, verdict)
    HourLine.objects.create(grant=grant, day=TODAY, who="A", what="Aufbau", hundredths=250)
    for name in ("a", "b"):
        running_grant(
            now=NOW,
            funding=funding,
            who={"name": name, "email": f"{name}@example.org", "phone": "", "host": None, "co": None},
        )
    with django_assert_num_queries(6):  # one of them: what somebody stays out of in a jury
        found = figures_of_round(office, funding.pk)
    one = found[0]
    assert [(t.key, t.contract, t.planned, t.actual, t.recognised) for t in one.types] == [
        ("honorare", 0, 0, 900, 900), ("verpflegung", 10_000, 12_000, 11_000, 11_000),
        ("sachmittel", 30_000, 28_000, 24_000, 20_000),
    ]  # fmt: skip
    assert (one.planned, one.actual, one.refused, one.claimed, one.recognisable) == (
        40_000,
        35_900,
        4_000,
        29_900,
        25_900,
    )
    assert (one.asked, one.awarded, one.committed, one.paid, one.repaid) == (35_000, 35_000, 35_000, 0, 0)
    assert (one.own_planned, one.others_planned, one.own, one.others, one.hours, one.hours_value) == (
        5_000,
        0,
        5_000,
        1_000,
        250,
        3_750,
    )
    assert (one.checked, one.rest, len(found), len(receipts_of_round(office, funding.pk))) == (None, 5_100, 3, 4)
    Grant.objects.filter(pk=grant.pk).update(state="checked", recognised=Money(20_000), checked_at=NOW, result="cut")
    grant.refresh_from_db()
    assert (figures_of(grant).checked, figures_of(grant).rest) == (20_000, 15_000)
    assert figures_of_round(make_account(), funding.pk) == []


def test_the_desk_sees_what_waits_and_what_is_late():
    office, treasurer = make_account(roles=["office"]), make_account(roles=["treasurer"])
    running, late = running_grant(now=NOW), due_grant(now=NOW, days=29)
    due_grant(now=NOW)
    handed = due_grant(now=NOW)
    Grant.objects.filter(pk=handed.pk).update(state="handed_in")
    running.changes.create(kind="extend", reason="Regen")
    assert {tab: [one.pk for one in desk_grants(office, tab=tab, today=TODAY)] for tab in ("todo", "late", "handed_in")} == {
        "todo": [handed.pk, running.pk], "late": [late.pk], "handed_in": [handed.pk],
    }  # fmt: skip
    assert counts_of(office, today=TODAY) == {"running": 1, "due": 2, "handed_in": 1, "todo": 2, "late": 1}
    waiting = {name: rows.count() for name, rows in waiting_for_office(today=TODAY).items()}
    assert waiting == {"proofs_todo": 2, "proofs_late": 1}
    assert [len(grants_for(one)) for one in (office, treasurer, make_account(roles=["jury"]))] == [4, 4, 0]


def test_the_database_keeps_what_must_never_be():
    grant = running_grant(now=NOW)
    rows = Grant.objects.filter(pk=grant.pk)
    for wrong in (
        {"recognised": Money(1)}, {"state": "checked"}, {"ends": grant.starts - timedelta(days=1)}, {"own": Money(-1)},
        {"state": "checked", "recognised": Money(40_001), "checked_at": NOW},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
    spend(grant, 1, 500)
    for wrong in ((1, 500), (2, 0)):
        with pytest.raises(IntegrityError), transaction.atomic():
            spend(grant, *wrong)
