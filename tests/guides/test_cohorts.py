"""Trainings: planning, who was there, the own project, and a certificate with two lines to sign."""

import io
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.guides.actions import cohorts
from gemeinsinn.guides.actions.cohorts import (
    add_day,
    add_module,
    certify,
    choose_project,
    note_attendance,
    open_cohort,
    remove_day,
    take_in_trainee,
)
from gemeinsinn.guides.actions.teams import add_sponsor
from gemeinsinn.guides.models import Certificate, Cohort, CohortDay, Guide, Trainee
from gemeinsinn.guides.papers import certificate_paper, extent_words
from gemeinsinn.guides.queries.cohorts import (
    attendance_rows,
    cohorts_for,
    days_attended,
    possible_houses,
    possible_projects,
    possible_trainees,
    trainings_of,
)
from gemeinsinn.guides.rules import can_manage_cohort
from tests.factories.guides import make_guide, make_team
from tests.factories.organisations import make_agency, make_member, make_organisation
from tests.factories.projects import make_project

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def spring(agency):
    return open_cohort(agency=agency, name=" Staffel  7 ", starts=date(2026, 3, 1), by=None, now=NOW)


def meet(cohort, day=date(2026, 11, 20), **overrides):
    fields = {"starts": time(9), "ends": time(12, 30), "spot": "Rathaus", "by": None, "now": NOW} | overrides
    return add_day(cohort=cohort, day=day, **fields)


def join(cohort, guide):
    return take_in_trainee(cohort=cohort, guide=guide, by=None, now=NOW)


def test_a_training_is_planned_by_its_agency(agency, renate, stranger, office, spring):
    assert (spring.name, str(spring)) == ("Staffel 7", "Staffel 7")
    with pytest.raises(NotAllowed):
        open_cohort(agency=agency, name="x", starts=date(2026, 1, 1), by=stranger, now=NOW)
    with pytest.raises(DomainError):
        open_cohort(agency=agency, name="x", starts=date(2026, 1, 2), ends=date(2026, 1, 1), by=renate, now=NOW)
    with pytest.raises(NotAllowed):
        add_module(cohort=spring, title="x", by=stranger, now=NOW)
    people = {"staff": renate, "office": office, "stranger": stranger, "nobody": AnonymousUser()}
    assert {name for name, user in people.items() if can_manage_cohort(user, spring)} == {"staff", "office"}
    join(spring, make_guide(team=make_team(agency=agency)))
    meet(spring)
    assert [(row.people, row.dates) for row in cohorts_for(renate)] == [(1, 1)]
    assert list(cohorts_for(make_member(make_agency(areas=[])))) == []


def test_modules_keep_their_order(spring):
    for title in ("Erstgespräche", "Grenzen", "Vermitteln"):
        add_module(cohort=spring, title=title, by=None, now=NOW)
    assert [str(module) for module in spring.modules.all()] == ["Erstgespräche", "Grenzen", "Vermitteln"]


def test_there_is_an_end_to_everything(spring, amira, monkeypatch):
    for name in ("MOST_MODULES", "MOST_DAYS", "MOST_TRAINEES"):
        monkeypatch.setattr(cohorts, name, 0)
    with pytest.raises(DomainError, match="Module"):
        add_module(cohort=spring, title="x", by=None, now=NOW)
    with pytest.raises(DomainError, match="Termine"):
        meet(spring)
    with pytest.raises(DomainError, match="Personen"):
        join(spring, amira)
    with pytest.raises(DomainError, match="beide Zeiten"):
        meet(spring, ends=time(9))


def test_guides_of_the_agencys_own_teams_take_part_once(spring, amira):
    assert list(possible_trainees(spring)) == [amira]
    assert join(spring, amira) == join(spring, amira)
    assert list(possible_trainees(spring)) == []
    foreign = make_guide(team=make_team(agency=make_agency(areas=[]), name="Anderswo"))
    Guide.objects.filter(pk=amira.pk).update(state="ended")
    amira.refresh_from_db()
    for guide in (foreign, amira):
        with pytest.raises(DomainError, match="eigenen Teams"):
            join(spring, guide)


def test_the_list_as_it_stands_replaces_what_was_noted(spring, amira):
    bo = make_guide(team=amira.team, name="Bo Berg")
    first, second = meet(spring, date(2026, 11, 13)), meet(spring)
    one, two = join(spring, amira), join(spring, bo)
    other = join(open_cohort(agency=spring.agency, name="x", starts=date(2026, 1, 1), by=None, now=NOW), amira)
    assert note_attendance(day=first, there=[one.pk, two.pk], by=None, now=NOW) == 2
    assert note_attendance(day=first, there=[one.pk, other.pk, 999], by=None, now=NOW) == 1
    assert note_attendance(day=second, there=[one.pk], by=None, now=NOW) == 1
    rows = attendance_rows(spring, list(spring.days.all()))
    assert [(row.trainee, row.there, row.hours) for row in rows] == [
        (one, {first.pk, second.pk}, 7.0), (two, frozenset(), 0.0),
    ]  # fmt: skip
    assert (days_attended(one), trainings_of(bo)) == ([first, second], [two])


def test_nobody_was_there_tomorrow_and_a_day_somebody_was_at_stays(spring, amira):
    tomorrow, past = meet(spring, date(2026, 11, 24)), meet(spring)
    trainee = join(spring, amira)
    with pytest.raises(DomainError, match="kommt erst"):
        note_attendance(day=tomorrow, there=[trainee.pk], by=None, now=NOW)
    note_attendance(day=past, there=[trainee.pk], by=None, now=NOW)
    with pytest.raises(DomainError, match="war jemand da"):
        remove_day(day=past, by=None, now=NOW)
    remove_day(day=tomorrow, by=None, now=NOW)
    assert list(CohortDay.objects.all()) == [past]


def test_the_own_project_is_one_of_the_portal(spring, amira):
    project = make_project()
    type(project).objects.filter(pk=project.pk).update(agency=spring.agency)
    trainee = join(spring, amira)
    assert list(possible_projects(spring)) == [project]
    choose_project(trainee=trainee, project=project, by=None, now=NOW)
    assert Trainee.objects.get().project == project
    choose_project(trainee=trainee, project=None, by=None, now=NOW)
    assert Trainee.objects.get().project is None


@pytest.mark.parametrize("signs", [True, False])
def test_a_certificate_says_what_was_attended_on_one_tagged_page(*, signs, spring, amira):
    house = make_organisation(kind="housing", name="Saalebogen eG")
    add_sponsor(team=amira.team, organisation=house, gives="raeume", since=date(2026, 1, 1), by=None, now=NOW)
    trainee = join(spring, amira)
    with pytest.raises(DomainError, match="nie da war"):
        certify(trainee=trainee, by=None, now=NOW)
    for title, day in (("Erstgespräche", 13), ("Grenzen", 20)):
        module = add_module(cohort=spring, title=title, by=None, now=NOW)
        there = meet(spring, date(2026, 11, day), module=module)
        note_attendance(day=there, there=[trainee.pk], by=None, now=NOW)
    meet(spring, date(2026, 11, 22))
    project = make_project()
    choose_project(trainee=trainee, project=project if signs else None, by=None, now=NOW)
    assert list(possible_houses(spring)) == [house]
    made = certify(trainee=trainee, house=house if signs else None, by=None, now=NOW)
    assert certify(trainee=trainee, by=None, now=NOW + timedelta(days=1)) == made
    read = PdfReader(io.BytesIO(certificate_paper(made)))
    text = " ".join(read.pages[0].extract_text().split())
    assert (len(read.pages), read.trailer["/Root"]["/MarkInfo"]["/Marked"]) == (1, True)
    for words in ("Amira Haddad", "7 Stunden an 2 Terminen", "Erstgespräche · Grenzen", "für das Netzwerk"):
        assert words in text
    assert ("Saalebogen eG" in text, project.title in text) == (signs, signs)
    assert extent_words(5.5, 1) == "5,5 Stunden an 1 Termin"


def test_the_agency_plans_notes_and_certifies(client, amira, renate, agency):
    client.force_login(renate)
    assert client.post("/schreibtisch/lotsen/staffeln/", {"name": "x"}).status_code == 422
    told = {"name": "Staffel 8", "agency": agency.pk, "starts": "2026-03-01"}
    assert client.post("/schreibtisch/lotsen/staffeln/", told | {"ends": "2026-01-01"}).status_code == 422
    client.post("/schreibtisch/lotsen/staffeln/", told)
    cohort = Cohort.objects.get()

    def send(name, pk, **fields):
        return client.post(reverse(f"guides:{name}", args=[pk]), fields)

    assert send("new_module", cohort.pk).status_code == 422
    send("new_module", cohort.pk, **{"modul-title": "Grenzen"})
    assert send("new_day", cohort.pk).status_code == 422
    day = {"termin-day": "2026-01-05", "termin-starts": "09:00", "termin-ends": "12:00"}
    assert send("new_day", cohort.pk, **day | {"termin-ends": "08:00"}).status_code == 422
    send("new_day", cohort.pk, **day | {"termin-module": cohort.modules.get().pk})
    send("new_day", cohort.pk, **day | {"termin-day": (timezone.localdate() + timedelta(days=3)).isoformat()})
    assert send("new_trainee", cohort.pk).status_code == 422
    send("new_trainee", cohort.pk, **{"teilnahme-guide": amira.pk})
    past, ahead = cohort.days.all()
    trainee = Trainee.objects.get()
    assert "Grenzen" in client.get(reverse("guides:cohort", args=[cohort.pk])).content.decode()
    send("attendance", past.pk, da=[trainee.pk, "x"])
    send("attendance", ahead.pk, weg="1")
    assert cohort.days.count() == 1
    for name, choice in (("trainee_project", "project"), ("certify", "house")):
        answer = client.post(reverse(f"guides:{name}", args=[trainee.pk]), {choice: "999"}, follow=True)
        assert [message.level_tag for message in answer.context["messages"]][-1] == "error"
    assert not Certificate.objects.exists()
    send("certify", trainee.pk, house="")
    assert Certificate.objects.get().house is None
    paper = reverse("guides:certificate", args=[trainee.pk])
    assert client.get(paper).content[:5] == b"%PDF-"
    client.force_login(amira.user)
    assert client.get(paper).status_code == 200
    assert "Mein Zertifikat drucken" in client.get("/schreibtisch/quartier/").content.decode()
    client.force_login(make_guide(team=amira.team, name="Bo Berg").user)
    assert client.get(paper).status_code == 403
    client.force_login(make_member(make_agency(areas=[])))
    assert client.get(reverse("guides:cohort", args=[cohort.pk])).status_code == 403
