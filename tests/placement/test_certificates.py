"""The certificate of conduct: noted only where one is asked for, wanted before placing, gone by rule."""

from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.utils import timezone

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.placement.actions.caring import close_case
from gemeinsinn.placement.actions.certificates import drop_certificate, forget_certificates, note_certificate
from gemeinsinn.placement.actions.proposals import end_proposal, introduce, place
from gemeinsinn.placement.lifecycle.proposals import Move
from gemeinsinn.placement.models import ConductCheck
from tests.factories.opportunities import describe
from tests.factories.placement import make_case, propose

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def proposal(agency):
    """Introduced where children are looked after."""
    made = propose(make_case(agency=agency), describe(certificate="yes"))
    introduce(proposal=made, agreed=True, by=None, now=NOW)
    return made


def seen(proposal, by=None, **told):
    told = {"issued_on": TODAY, "seen_on": TODAY, "clear": True, "now": NOW} | told
    note_certificate(case=proposal.case, by=by, **told)


def test_what_is_noted(proposal, renate, stranger):
    issued = TODAY - timedelta(days=30)
    seen(proposal, by=renate, issued_on=issued)
    row = ConductCheck.objects.get()
    assert (row.issued_on, row.seen_on, row.clear, row.by) == (issued, TODAY, True, renate)
    assert {field.name for field in ConductCheck._meta.get_fields()} == {"case", "issued_on", "seen_on", "clear", "by"}
    seen(proposal, by=renate)
    assert ConductCheck.objects.get().issued_on == TODAY
    with pytest.raises(NotAllowed):
        seen(proposal, by=stranger)


@pytest.mark.parametrize(
    ("issued", "on"),
    [
        (TODAY - relativedelta(months=3, days=1), TODAY), (TODAY, TODAY - timedelta(days=1)),
        (TODAY, TODAY + timedelta(days=1)),
    ],
)  # fmt: skip
def test_an_old_one_and_days_that_cannot_be_are_refused(proposal, issued, on):
    with pytest.raises(DomainError, match="höchstens drei Monate"):
        seen(proposal, issued_on=issued, seen_on=on)


def test_the_database_knows_no_certificate_seen_before_its_issue(proposal):
    seen(proposal)
    with pytest.raises(IntegrityError), transaction.atomic():
        ConductCheck.objects.update(seen_on=TODAY - timedelta(days=1))


def test_without_a_reason_nothing_is_noted(agency):
    with pytest.raises(DomainError, match="verlangt ein Führungszeugnis"):
        seen(propose(make_case(agency=agency)))


def test_nobody_is_placed_with_children_without_one(proposal):
    with pytest.raises(DomainError, match="Notieren Sie hier"):
        place(proposal=proposal, by=None, now=NOW)
    seen(proposal, clear=False)
    with pytest.raises(DomainError, match="hat einen Eintrag"):
        place(proposal=proposal, by=None, now=NOW)
    seen(proposal)
    ConductCheck.objects.update(issued_on=TODAY - relativedelta(years=5), seen_on=TODAY)
    with pytest.raises(DomainError, match="älter als fünf Jahre"):
        place(proposal=proposal, by=None, now=NOW)
    ConductCheck.objects.update(issued_on=TODAY - relativedelta(years=5) + timedelta(days=1))
    place(proposal=proposal, by=None, now=NOW)
    assert proposal.state == "placed"


def test_what_changed_meanwhile_is_not_the_fault_of_a_certificate(proposal):
    seen(proposal)
    type(proposal).objects.update(state="not")
    with pytest.raises(DomainError, match="inzwischen"):
        place(proposal=proposal, by=None, now=NOW)


def test_it_goes_at_once_without_a_placement(proposal, renate):
    seen(proposal)
    end_proposal(proposal=proposal, move=Move.DROP, reason="host", by=renate, now=NOW)
    assert not ConductCheck.objects.exists()


def test_closing_drops_it_too(agency, renate):
    proposal = propose(make_case(agency=agency), describe(certificate="yes"))
    seen(proposal)
    close_case(case=proposal.case, why="no-time", by=renate, now=NOW)
    assert not ConductCheck.objects.exists()


def test_it_goes_twelve_weeks_after_the_end(proposal, renate):
    seen(proposal)
    place(proposal=proposal, by=renate, now=NOW)
    end_proposal(proposal=proposal, move=Move.END, reason="planned", by=renate, now=NOW)
    assert (forget_certificates(now=NOW + timedelta(days=83)), ConductCheck.objects.count()) == (0, 1)
    assert (forget_certificates(now=NOW + timedelta(days=84)), ConductCheck.objects.count()) == (1, 0)


def test_noted_by_mistake(proposal, renate):
    seen(proposal)
    for _twice in range(2):
        drop_certificate(case=proposal.case, by=renate, now=NOW)
    assert not ConductCheck.objects.exists()
