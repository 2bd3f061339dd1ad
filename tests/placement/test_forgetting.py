"""The person goes, the figures stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.models import SecretLink
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import collect_all
from gemeinsinn.placement import tasks
from gemeinsinn.placement.actions.caring import add_note, close_case, remind_on
from gemeinsinn.placement.actions.certificates import note_certificate
from gemeinsinn.placement.actions.following import ask_follow_ups
from gemeinsinn.placement.actions.forgetting import close_silent, erase_case, forget_cases
from gemeinsinn.placement.actions.mails import mail_suggestions
from gemeinsinn.placement.actions.talks import Talk, note_talk
from gemeinsinn.placement.models import Case, CaseNote, ConductCheck
from tests.factories.opportunities import describe, make_field
from tests.factories.people import make_account
from tests.factories.placement import introduce_somebody, make_case, place_somebody, propose

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
YEAR = timedelta(days=365)


def full_case(agency, renate):
    """Somebody of whom everything is noted."""
    field = make_field("Sport")
    case = make_case(agency=agency, by=renate, now=NOW)
    talk = Talk(
        talked_on=TODAY, wish="W", motives="M", times="T", experience="E", limits="L", birth_year=1961, gender="female",
        fields=[field], spoken=["de"],
    )  # fmt: skip
    note_talk(case=case, talk=talk, by=renate, now=NOW)
    add_note(case=case, text="N", by=renate, now=NOW)
    propose(case, describe(certificate="yes"), now=NOW)
    note_certificate(case=case, issued_on=TODAY, seen_on=TODAY, clear=True, by=renate, now=NOW)
    mail_suggestions(case=case, by=renate, now=NOW)
    return case, field


def test_a_year_after_the_end_the_person_is_forgotten(agency, renate):
    case, field = full_case(agency, renate)
    close_case(case=case, why="no-time", words="x", by=renate, now=NOW)
    contact = case.contact_id
    assert forget_cases(now=NOW + YEAR) == 0
    tasks.forget(now=NOW + YEAR + timedelta(seconds=1))
    case = Case.objects.get()
    assert (case.contact, case.wish, case.motives, case.birth_year, case.spoken, case.closed_words) == (
        None, "", "", None, [], "",
    )  # fmt: skip
    figures = (case.asked_on, case.talked_on, case.age_band, case.gender, list(case.fields.all()), case.closed_why)
    assert figures == (TODAY, TODAY, "60-74", "female", [field], "no-time")
    assert (Contact.objects.get(pk=contact).name, CaseNote.objects.count(), case.proposals.count()) == ("N. N.", 0, 1)
    assert not SecretLink.objects.filter(purpose="placement").exists()
    assert not OutgoingMail.objects.filter(key__startswith="case-").exists()


def test_at_their_own_wish_at_once_and_the_host_is_asked_to_delete(agency, renate, stranger):
    proposal = place_somebody(make_case(agency=agency, name="Rosa Wiesner"), now=NOW)
    ask_follow_ups(now=NOW + timedelta(days=70))
    with pytest.raises(NotAllowed):
        erase_case(case=proposal.case, by=stranger, now=NOW)
    erase_case(case=proposal.case, by=renate, now=NOW)
    assert (proposal.case.state, proposal.case.closed_why, proposal.case.contact) == ("closed", "wish", None)
    told = OutgoingMail.objects.get(to=proposal.need.contact.email)
    assert ("over" in told.key, "Wiesner" in told.text) == (True, False)
    assert not SecretLink.objects.filter(purpose="placement-asked").exists()


def test_by_their_own_link_without_a_colleague(agency):
    case = make_case(agency=agency)
    erase_case(case=case, by=None, now=NOW)
    assert case.contact is None


def test_silent_cases_are_closed_after_two_years(agency, renate):
    silent, later, waiting, seen = (make_case(agency=agency, now=NOW) for _n in range(4))
    then = NOW + timedelta(days=731)
    remind_on(case=later, due_on=timezone.localdate(then) + timedelta(days=1), words="", by=renate, now=NOW)
    introduce_somebody(waiting, now=NOW)
    propose(seen, describe(certificate="yes"), now=NOW)
    note_certificate(case=seen, issued_on=TODAY, seen_on=TODAY, clear=True, by=renate, now=NOW)
    assert close_silent(now=NOW + timedelta(days=730)) == 0
    assert close_silent(now=then) == 1
    silent.refresh_from_db()
    assert (silent.state, silent.closed_why) == ("closed", "silent")
    assert not ConductCheck.objects.exclude(case=seen).exists()


def test_their_own_copy_and_leaving(agency, renate):
    user = make_account(email="rosa@example.org")
    case, _field = full_case(agency, renate)
    make_case(agency=agency)
    Contact.objects.filter(pk=case.contact_id).update(user=user)
    (copy,) = collect_all(user)["cases"]
    assert {name: copy[name] for name in ("agency", "wish", "motives", "birth_year", "fields", "place")} == {
        "agency": str(agency), "wish": "W", "motives": "M", "birth_year": 1961, "fields": ["Sport"], "place": "",
    }  # fmt: skip
    assert (copy["certificate"]["clear"], copy["notes"][0]["text"], copy["proposals"][0]["state"]) == (
        True, "N", "suggested",
    )  # fmt: skip
    close_account(user=user, now=NOW)
    assert Case.objects.filter(contact=None).get() == case


def test_a_colleague_who_leaves_looks_after_nothing_any_more(agency, renate):
    case = make_case(agency=agency, by=renate)
    close_account(user=renate, now=NOW)
    case.refresh_from_db()
    assert (case.in_charge, case.contact is None) == (None, False)
