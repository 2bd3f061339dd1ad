"""Somebody asks; with consent a case, without it a line that only counts."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.people.models import Consent, Contact
from gemeinsinn.placement.actions import opening
from gemeinsinn.placement.actions.caring import reopen_case
from gemeinsinn.placement.actions.opening import count_enquiry, open_case
from gemeinsinn.placement.actions.talks import Talk, change_person, note_talk
from gemeinsinn.placement.models import Case
from tests.factories.answers import make_agency, make_staff
from tests.factories.opportunities import make_field
from tests.factories.organisations import make_spot
from tests.factories.placement import make_case

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def test_somebody_comes_in(agency, renate):
    sport = make_field("Sport")
    case = make_case(agency=agency, by=renate, name=" Rosa  Wiesner", fields=[sport], now=NOW)
    assert (case.state, case.in_charge, case.contact.name, case.wish, case.asked_on, list(case.fields.all())) == (
        "enquiry", renate, "Rosa Wiesner", "Etwas mit Kindern", TODAY, [sport],
    )  # fmt: skip
    consent = Consent.objects.get(contact=case.contact)
    assert consent.purpose == "placement 1" and str(agency) in consent.wording
    assert [event.verb for event in Event.objects.filter(subject_id=case.pk, subject_type="placement.case")] == [
        "case_opened"
    ]


def test_the_same_form_is_the_same_case(agency):
    key = uuid.uuid4()
    assert make_case(agency=agency, form_key=key).pk == make_case(agency=agency, form_key=key).pk
    with pytest.raises(DomainError, match="schon abgeschickt"):
        make_case(form_key=key)
    assert (Case.objects.count(), Contact.objects.filter(email__startswith="wiesner").count()) == (1, 1)


def test_a_twin_that_arrives_in_between_is_the_same_case(agency, monkeypatch):
    first = make_case(agency=agency)
    seen = iter([None, first])
    monkeypatch.setattr(opening, "_twin", lambda form_key, agency: next(seen))
    assert make_case(agency=agency, form_key=first.form_key, email="zwei@example.org") == first
    assert not Contact.objects.filter(email="zwei@example.org").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"consented_on": None}, "Ohne ihre Einwilligung"), ({"consented_on": TODAY + timedelta(days=1)}, "Ohne ihre"),
        ({"phone": "", "email": ""}, "Telefonnummer oder eine E-Mail"),
    ],
)  # fmt: skip
def test_nobody_is_kept_without_consent_or_a_way_to_reach_them(agency, wrong, said):
    with pytest.raises(DomainError, match=said):
        make_case(agency=agency, **wrong)
    assert not Case.objects.exists()


def test_only_the_staff_of_the_agency_opens_cases(agency, stranger):
    for other in (stranger, make_staff(make_agency())):
        with pytest.raises(NotAllowed):
            make_case(agency=agency, by=other)
        with pytest.raises(NotAllowed):
            count_enquiry(agency=agency, form_key=uuid.uuid4(), by=other, now=NOW)


def test_without_consent_a_line_counts_and_can_hold_no_words(agency, renate):
    told = {"agency": agency, "form_key": uuid.uuid4(), "by": renate, "now": NOW, "fields": [make_field("Umwelt")]}
    line = count_enquiry(**told, talked=True, asked_on=TODAY - timedelta(days=3))
    assert count_enquiry(**told) == line
    assert (line.state, line.closed_why, line.contact, line.talked_on, line.asked_on, line.fields.count()) == (
        "closed", "counted", None, TODAY, TODAY - timedelta(days=3), 1,
    )  # fmt: skip
    assert count_enquiry(agency=agency, form_key=uuid.uuid4(), by=renate, now=NOW).talked_on is None
    for words in ({"wish": "Rosa"}, {"birth_year": 1961}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(pk=line.pk).update(**words)
    with pytest.raises(DomainError, match="zählt nur"):
        reopen_case(case=line, by=renate, now=NOW)


def test_the_database_keeps_nobody_without_a_day_of_consent(agency):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=make_case(agency=agency).pk).update(consented_on=None)


def test_the_first_talk(agency, renate):
    case = make_case(agency=agency, by=renate, now=NOW, asked_on=TODAY - timedelta(days=7))
    spot, umwelt = make_spot(), make_field("Umwelt")
    talk = Talk(
        talked_on=TODAY, wish="Draußen sein", motives="Neu in Halle", times="vormittags", hours_a_week=300,
        experience="Gärtnerin", limits="Nichts mit Leitern", fields=[umwelt], spoken=["uk", "de", "klingonisch"],
        birth_year=1961, age_band="to17", gender="female", place=spot,
    )  # fmt: skip
    note_talk(case=case, talk=talk, by=renate, now=NOW)
    assert (case.state, case.wish, case.spoken, case.age_band, case.gender, case.quarter, case.municipality) == (
        "advised", "Draußen sein", ["de", "uk"], "60-74", "female", spot.quarter, spot.municipality,
    )  # fmt: skip
    note_talk(case=case, talk=Talk(talked_on=TODAY, age_band="75+"), by=renate, now=NOW)
    assert (case.age_band, case.birth_year, case.quarter, case.gender, list(case.fields.all())) == (
        "75+",
        None,
        None,
        "",
        [],
    )
    note_talk(case=case, talk=Talk(talked_on=TODAY), by=renate, now=NOW)
    assert case.age_band == ""
    verbs = Event.objects.filter(subject_id=case.pk, subject_type="placement.case").order_by("pk")
    assert [event.verb for event in verbs] == ["case_opened", "case_talked", "case_changed", "case_changed"]
    for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=8)):
        with pytest.raises(DomainError, match="nicht in der Zukunft"):
            note_talk(case=case, talk=Talk(talked_on=day), by=renate, now=NOW)


def test_a_talk_at_once(agency):
    assert (make_case(agency=agency, talked=True).state, make_case(agency=agency).talked_on) == ("advised", None)


def test_ways_to_reach_somebody_are_put_right(agency, renate):
    case = make_case(agency=agency, email="alt@example.org")
    Contact.objects.filter(pk=case.contact_id).update(confirmed_at=NOW)
    change_person(case=case, name="Rosa W.", phone="0345 1", email="alt@example.org", by=renate, now=NOW)
    case.contact.refresh_from_db()
    assert (case.contact.name, case.contact.confirmed_at) == ("Rosa W.", NOW)
    change_person(case=case, name="Rosa W.", phone="", email="Neu@example.org", by=renate, now=NOW)
    case.contact.refresh_from_db()
    assert (case.contact.email, case.contact.confirmed_at) == ("neu@example.org", None)
    with pytest.raises(DomainError, match="Telefonnummer oder"):
        change_person(case=case, name="Rosa", phone="", email="", by=renate, now=NOW)


def test_a_form_of_another_agency_is_not_mine(agency):
    with pytest.raises(NotAllowed):
        open_case(
            agency=agency, name="x", wish="", consented_on=TODAY, phone="1", form_key=uuid.uuid4(), now=NOW,
            by=make_staff(make_agency(state="submitted")),
        )  # fmt: skip
