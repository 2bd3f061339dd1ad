"""From a suggestion to a placement: who hears what, what the database refuses, and taking a slip back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.activity.outbox import deliver_due_mails
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed
from gemeinsinn.exchange.models import Need
from gemeinsinn.people.models import Consent
from gemeinsinn.placement.actions.caring import close_case
from gemeinsinn.placement.actions.mails import mail_suggestions
from gemeinsinn.placement.actions.proposals import (
    begin_trial,
    end_proposal,
    introduce,
    place,
    suggest,
    take_back,
)
from gemeinsinn.placement.hosts import host_of
from gemeinsinn.placement.lifecycle.cases import GuardianSays
from gemeinsinn.placement.lifecycle.proposals import Move
from gemeinsinn.placement.models import Case, Proposal
from tests.factories.opportunities import describe, hang_hands, make_field
from tests.factories.organisations import make_organisation
from tests.factories.people import make_confirmed_contact
from tests.factories.placement import introduce_somebody, make_case, place_somebody, propose

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
LATER = NOW + timedelta(minutes=20)
SOON = NOW + timedelta(minutes=1)


def mails(to=None):
    rows = OutgoingMail.objects.order_by("pk")
    return [mail.key.rpartition("-")[0].split("-", 2)[2] for mail in (rows.filter(to=to) if to else rows)]


def state(case):
    return Case.objects.get(pk=case.pk).state


def test_suggesting_copies_what_outlives_the_need(agency, renate):
    case, sport = make_case(agency=agency), make_field("Sport")
    need = describe(field=sport, certificate="yes")
    made = suggest(case=case, needs=[need, hang_hands()], by=renate, now=NOW)
    assert [(one.field, one.certificate, one.state) for one in made] == [
        (sport, True, "suggested"), (None, False, "suggested"),
    ]  # fmt: skip
    assert suggest(case=case, needs=[need], by=renate, now=NOW) == []
    assert (state(case), mails()) == ("suggested", [])


@pytest.mark.parametrize("wrong", [{"state": "hidden"}, {"audience": "partners"}, {"kind": "sachen"}])
def test_only_what_hangs_on_the_board_and_is_done_by_people_is_suggested(agency, wrong):
    with pytest.raises(DomainError, match="nicht mehr am Brett"):
        suggest(case=make_case(agency=agency), needs=[hang_hands(**wrong)], by=None, now=NOW)


def test_the_host_hears_of_a_person_only_with_their_yes(agency, renate):
    proposal = propose(make_case(agency=agency, name="Rosa Wiesner"))
    host = proposal.need.contact.email
    mail_suggestions(case=proposal.case, by=renate, now=NOW)
    assert mails(host) == []
    with pytest.raises(DomainError, match="Ohne das Ja"):
        introduce(proposal=proposal, agreed=False, by=renate, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(introduced_at=NOW)
    introduce(proposal=proposal, agreed=True, by=renate, now=NOW)
    assert (mails(host), mails(proposal.case.contact.email)) == (["introduced"], ["suggestions", "person"])
    told = OutgoingMail.objects.get(to=host)
    assert "Rosa Wiesner" in told.text and "0345 7654321" in told.text
    words = Consent.objects.get(purpose=f"introduction 1 {proposal.pk}").wording
    assert str(agency) in words and host_of(proposal.need).name in words
    assert (proposal.state, state(proposal.case)) == ("introduced", "introduced")


@pytest.mark.parametrize(
    ("told", "says", "goes"),
    [
        ({"birth_year": TODAY.year - 15}, None, False),
        ({"birth_year": TODAY.year - 15}, GuardianSays.NOT_NEEDED, False),
        ({"birth_year": TODAY.year - 15}, GuardianSays.YES, True),
        ({"birth_year": TODAY.year - 16}, None, False),
        ({"birth_year": TODAY.year - 16}, GuardianSays.NOT_NEEDED, True),
        ({"birth_year": TODAY.year - 17}, None, True),
        ({"age_band": "to17"}, None, False),
        ({"age_band": "to17"}, GuardianSays.YES, True),
        ({"age_band": "18-29"}, GuardianSays.YES, True),
    ],
)
def test_under_16_no_host_hears_of_anybody_without_a_guardians_yes(agency, renate, told, says, goes):
    proposal = propose(make_case(agency=agency))
    Case.objects.filter(pk=proposal.case_id).update(**told)
    if not goes:
        with pytest.raises(DomainError, match="Unter 16"):
            introduce(proposal=proposal, agreed=True, guardian=says, by=renate, now=NOW)
        assert mails(proposal.need.contact.email) == []
        return
    introduce(proposal=proposal, agreed=True, guardian=says, by=renate, now=NOW)
    yes = Consent.objects.filter(purpose=f"guardian's yes 1 {proposal.pk}", withdrawn_at=None)
    young = told.get("age_band") != "18-29" and says is GuardianSays.YES
    assert [str(agency) in one.wording for one in yes] == [True] * young
    take_back(proposal=proposal, by=renate, now=SOON)
    assert not yes.all().exists()


def test_the_page_asks_for_the_guardian(client, agency, renate):
    proposal = propose(make_case(agency=agency))
    Case.objects.filter(pk=proposal.case_id).update(birth_year=TODAY.year - 15)
    client.force_login(renate, backend="django.contrib.auth.backends.ModelBackend")
    path = reverse("placement:introduce", args=[proposal.pk])
    assert [value in client.get(path).text for value in ('value="eltern"', 'value="alt"', 'value="1"')] == [
        True, False, False,
    ]  # fmt: skip
    assert [client.post(path, {"ja": value}).status_code for value in ("1", "alt", "eltern")] == [422, 422, 302]


def test_the_whole_way(agency, renate):
    proposal = introduce_somebody(make_case(agency=agency))
    begin_trial(proposal=proposal, by=renate, now=NOW)
    assert (proposal.trial_on, state(proposal.case)) == (TODAY, "trial")
    with pytest.raises(DomainError, match="heute oder einen Tag davor"):
        place(proposal=proposal, placed_on=TODAY + timedelta(days=1), by=renate, now=NOW)
    place(proposal=proposal, placed_on=TODAY - timedelta(days=2), by=renate, now=NOW)
    assert (proposal.placed_on, state(proposal.case)) == (TODAY - timedelta(days=2), "placed")
    with pytest.raises(DomainError, match="Bitte wählen"):
        end_proposal(proposal=proposal, move=Move.END, reason="far", by=renate, now=NOW)
    end_proposal(proposal=proposal, move=Move.END, reason="planned", words="Der Sommer ist vorbei", by=renate, now=NOW)
    assert (proposal.state, proposal.reason, proposal.words, proposal.ended_on) == (
        "ended", "planned", "Der Sommer ist vorbei", TODAY,
    )  # fmt: skip
    verbs = Event.objects.filter(subject_type="placement.proposal").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [
        "proposal_suggested", "proposal_introduce", "proposal_try", "proposal_place", "proposal_end",
    ]  # fmt: skip
    assert mails(proposal.need.contact.email) == ["introduced", "over"]
    assert "Wiesner" not in OutgoingMail.objects.get(key__contains="over").text


def test_what_came_to_nothing_can_be_looked_at_again(agency, renate):
    proposal = propose(make_case(agency=agency))
    end_proposal(proposal=proposal, move=Move.DROP, reason="far", by=renate, now=NOW)
    assert (proposal.state, state(proposal.case), mails()) == ("not", "advised", [])
    assert suggest(case=proposal.case, needs=[proposal.need], by=renate, now=NOW) == [proposal]
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason, proposal.ended_on) == ("suggested", "", None)


def test_a_move_that_does_not_fit_or_came_second_is_refused(agency, renate):
    proposal = propose(make_case(agency=agency))
    with pytest.raises(DomainError, match="inzwischen"):
        place(proposal=proposal, by=renate, now=NOW)
    Proposal.objects.filter(pk=proposal.pk).update(state="not")
    with pytest.raises(DomainError, match="inzwischen"):
        introduce(proposal=proposal, agreed=True, by=renate, now=NOW)
    assert OutgoingMail.objects.count() == 0


def test_nobody_is_introduced_where_the_notice_is_gone(agency):
    proposal = propose(make_case(agency=agency))
    Need.objects.filter(pk=proposal.need_id).update(state="done")
    proposal.need.refresh_from_db()
    with pytest.raises(DomainError, match="nicht mehr am Brett"):
        introduce(proposal=proposal, agreed=True, by=None, now=NOW)


def test_others_move_nothing_and_a_closed_case_stands_still(agency, stranger, renate):
    proposal = propose(make_case(agency=agency))
    with pytest.raises(NotAllowed):
        introduce(proposal=proposal, agreed=True, by=stranger, now=NOW)
    close_case(case=proposal.case, why="no-time", by=renate, now=NOW)
    with pytest.raises(DomainError, match="geschlossen"):
        introduce(proposal=proposal, agreed=True, by=renate, now=NOW)


def test_where_there_is_no_address_nobody_is_written_to(agency, renate):
    body = make_organisation(name="Hofcafé", email="", phone="0345 99")
    need = hang_hands(organisation=body)
    Need.objects.filter(pk=need.pk).update(contact=None)
    need.refresh_from_db()
    proposal = propose(make_case(agency=agency, email=""), need)
    introduce(proposal=proposal, agreed=True, by=renate, now=NOW)
    assert (host_of(need).phone, host_of(need).name, mails()) == ("0345 99", "Hofcafé", [])
    with pytest.raises(DomainError, match="keine E-Mail-Adresse"):
        mail_suggestions(case=proposal.case, by=renate, now=NOW)


def test_mailing_suggestions_needs_some(agency, renate):
    case = make_case(agency=agency, by=renate)
    with pytest.raises(DomainError, match="noch nichts vorgeschlagen"):
        mail_suggestions(case=case, by=renate, now=NOW)
    propose(case)
    assert mail_suggestions(case=case, by=renate, now=NOW) == 1
    told = OutgoingMail.objects.get()
    assert "Zwei Gießpaten" in told.text and "Renate Kühn" in told.text and "/m/" in told.text
    assert Proposal.objects.get().told_at == NOW


@pytest.mark.parametrize("gone", [False, True])
def test_a_slip_with_an_introduction(agency, renate, gone):
    proposal = propose(make_case(agency=agency))
    introduce(proposal=proposal, agreed=True, by=renate, now=NOW)
    if gone:
        deliver_due_mails(now=NOW)
    take_back(proposal=proposal, by=renate, now=LATER)
    assert (proposal.state, proposal.introduced_at, proposal.consented_at) == ("suggested", None, None)
    assert Consent.objects.get(purpose__startswith="introduction").withdrawn_at == LATER
    assert mails(proposal.need.contact.email) == (["over"] if gone else [])
    introduce(proposal=proposal, agreed=True, by=renate, now=LATER)
    assert mails(proposal.need.contact.email) == (["over", "introduced"] if gone else ["introduced"])


@pytest.mark.parametrize("gone", [False, True])
def test_a_slip_with_an_end_is_put_right_at_the_host(agency, renate, gone):
    proposal = place_somebody(make_case(agency=agency), now=NOW)
    deliver_due_mails(now=NOW)
    OutgoingMail.objects.all().delete()
    end_proposal(proposal=proposal, move=Move.END, reason="time", words="x", by=renate, now=SOON)
    if gone:
        deliver_due_mails(now=SOON)
    take_back(proposal=proposal, by=renate, now=LATER)
    assert (proposal.state, proposal.reason, proposal.words, proposal.ended_on, state(proposal.case)) == (
        "placed", "", "", None, "placed",
    )  # fmt: skip
    assert mails(proposal.need.contact.email) == (["again"] if gone else [])


def test_what_no_host_knew_is_taken_back_without_a_mail(agency, renate):
    proposal = propose(make_case(agency=agency))
    end_proposal(proposal=proposal, move=Move.DROP, reason="far", by=renate, now=NOW)
    take_back(proposal=proposal, by=renate, now=LATER)
    assert (proposal.state, mails()) == ("suggested", [])


def test_steps_go_back_one_at_a_time(agency, renate):
    proposal = introduce_somebody(make_case(agency=agency))
    begin_trial(proposal=proposal, by=renate, now=NOW)
    place(proposal=proposal, by=renate, now=NOW)
    take_back(proposal=proposal, by=renate, now=LATER)
    assert (proposal.state, proposal.placed_on, proposal.trial_on) == ("trial", None, TODAY)
    with pytest.raises(NoLongerThere):
        take_back(proposal=proposal, by=renate, now=LATER)


def test_only_whoever_did_it_takes_it_back_and_only_for_half_an_hour(agency, renate, kim):
    proposal = introduce_somebody(make_case(agency=agency))
    begin_trial(proposal=proposal, by=renate, now=NOW)
    for by, now in ((kim, LATER), (None, LATER), (renate, NOW + timedelta(minutes=31))):
        with pytest.raises(NoLongerThere):
            take_back(proposal=proposal, by=by, now=now)


def test_a_contact_without_an_address_is_reached_through_the_profile(agency):
    body = make_organisation(name="Verein", email="verein@example.org")
    contact = make_confirmed_contact(name="Frau Voss", email="", phone="1")
    host = host_of(hang_hands(contact=contact, organisation=body))
    assert (host.name, host.email, host.phone, host.language) == ("Verein", "verein@example.org", "1", "de")
    alone = host_of(hang_hands(organisation_name="Die Gießer"))
    assert alone.name == "Die Gießer"
    assert host_of(Need()).name == ""
