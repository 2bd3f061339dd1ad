"""Shifts within what the rules leave free, requests beyond it, more time, and an early end."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.proof.actions.changing import answer_change, ask_for_time, end_early, shift_costs
from gemeinsinn.proof.models import Grant
from tests.factories.people import make_account
from tests.factories.proof import due_grant, handed_grant, running_grant

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
TODAY = date(2026, 11, 28)
pytestmark = pytest.mark.django_db


def plan_of(grant):
    return grant.plans.last().costs


def test_within_the_per_cent_a_shift_holds_at_once():
    grant = running_grant(now=NOW)
    made = shift_costs(
        grant=grant, costs={"sachmittel": 28_000, "verpflegung": 12_000, "honorare": 0}, reason="", now=NOW
    )
    assert (made.answer, plan_of(grant), grant.plans.count()) == (
        "noted",
        {"sachmittel": 28_000, "verpflegung": 12_000},
        2,
    )
    with pytest.raises(DomainError):
        shift_costs(grant=grant, costs=plan_of(grant), reason="", now=NOW)
    # measured against the contract, not against the last version
    assert (
        shift_costs(
            grant=grant, costs={"sachmittel": 27_500, "verpflegung": 12_500}, reason="Mehr Gäste", now=NOW
        ).answer
        == "open"
    )
    assert plan_of(grant) == {"sachmittel": 28_000, "verpflegung": 12_000}


@pytest.mark.parametrize(
    "costs",
    [
        {"sachmittel": 30_001, "verpflegung": 10_000}, {"gold": 10}, {"sachmittel": -1},
        {"sachmittel": 0, "verpflegung": 40_000 + 1}, {"honorare": 50_001, "sachmittel": 0},
    ],
)  # fmt: skip
def test_no_change_makes_it_more_or_breaks_a_cap(costs):
    grant = running_grant(now=NOW)
    with pytest.raises(DomainError):
        shift_costs(grant=grant, costs=costs, reason="x", now=NOW)
    assert grant.plans.count() == 1 and not grant.changes.exists()


def test_beyond_it_the_office_answers_with_a_letter(office):
    grant = running_grant(now=NOW)
    wanted = {"sachmittel": 20_000, "verpflegung": 20_000}
    with pytest.raises(DomainError):
        shift_costs(grant=grant, costs=wanted, reason=" ", now=NOW)
    made = shift_costs(grant=grant, costs=wanted, reason="Mehr Gäste", now=NOW)
    with pytest.raises(DomainError):
        shift_costs(grant=grant, costs=wanted, reason="noch einmal", now=NOW)
    with pytest.raises(NotAllowed):
        answer_change(change=made, grants=True, words="", by=make_account(roles=["treasurer"]), now=NOW)
    answer_change(change=made, grants=True, words="Gern.", by=office, now=NOW)
    assert (plan_of(grant), made.answer, made.by, str(made)) == (wanted, "granted", office, f"shift {grant.pk}")
    mail = OutgoingMail.objects.get(key__endswith=f"change-{made.pk}")
    assert bytes(mail.attachment)[:5] == b"%PDF-"
    with pytest.raises(DomainError):
        answer_change(change=made, grants=False, words="doch nicht", by=office, now=NOW)
    again = shift_costs(grant=grant, costs={"verpflegung": 40_000}, reason="x", now=NOW)
    with pytest.raises(DomainError):
        answer_change(change=again, grants=False, words="", by=office, now=NOW)
    answer_change(change=again, grants=False, words="Zu viel.", by=office, now=NOW)
    assert (plan_of(grant), again.words) == (wanted, "Zu viel.")


def test_more_time_starts_what_was_due_again(office):
    grant = due_grant(now=NOW, days=3)
    Grant.objects.filter(pk=grant.pk).update(reminded=2)
    with pytest.raises(DomainError):
        ask_for_time(grant=grant, until=grant.ends, reason="x", now=NOW)
    short = ask_for_time(grant=grant, until=TODAY - timedelta(days=1), reason="Regen", now=NOW)
    answer_change(change=short, grants=True, words="", by=office, now=NOW)
    grant.refresh_from_db()
    assert (grant.state, grant.ends, grant.due_on) == ("due", TODAY - timedelta(days=1), TODAY + timedelta(days=27))
    long = ask_for_time(grant=grant, until=TODAY + timedelta(days=20), reason="Regen", now=NOW)
    answer_change(change=long, grants=True, words="", by=None, now=NOW)
    grant.refresh_from_db()
    assert (grant.state, grant.ends, grant.reminded) == ("running", TODAY + timedelta(days=20), 0)
    once_more = ask_for_time(grant=grant, until=TODAY + timedelta(days=30), reason="Schnee", now=NOW)
    answer_change(change=once_more, grants=True, words="", by=None, now=NOW)
    grant.refresh_from_db()
    assert (grant.state, grant.ends) == ("running", TODAY + timedelta(days=30))
    never = ask_for_time(grant=grant, until=TODAY + timedelta(days=60), reason="Schnee", now=NOW)
    answer_change(change=never, grants=False, words="Das Jahr ist um.", by=None, now=NOW)
    assert Grant.objects.get(pk=grant.pk).ends == TODAY + timedelta(days=30)


def test_time_granted_too_late_changes_nothing(office):
    grant = due_grant(now=NOW)
    change = ask_for_time(grant=grant, until=TODAY + timedelta(days=9), reason="x", now=NOW)
    Grant.objects.filter(pk=grant.pk).update(state="handed_in")
    with pytest.raises(DomainError):
        answer_change(change=change, grants=True, words="", by=office, now=NOW)
    change.refresh_from_db()
    assert change.answer == "open"


def test_an_early_end_brings_the_proof_forward():
    grant = running_grant(now=NOW)
    for day in (grant.starts - timedelta(days=1), grant.ends):
        with pytest.raises(DomainError):
            end_early(grant=grant, on=day, reason="", now=NOW)
    end_early(grant=grant, on=grant.starts, reason="Alles geschafft", now=NOW)
    held = Grant.objects.get(pk=grant.pk)
    assert (held.ends, held.ended_early_on, held.due_on) == (
        grant.starts,
        grant.starts,
        grant.starts + timedelta(weeks=4),
    )
    with pytest.raises(DomainError):
        end_early(grant=due_grant(now=NOW), on=TODAY, reason="", now=NOW)
    with pytest.raises(DomainError):
        ask_for_time(grant=handed_grant(now=NOW), until=TODAY + timedelta(days=9), reason="x", now=NOW)
