"""The public list and page, asking, the guide's desk and the agency's pages, through the client."""

import re
import uuid
from datetime import date

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.guides.models import Guide, GuideConsent, GuideMessage, Meeting, MeetingPause, Team, TeamSponsor
from gemeinsinn.guides.views.asking import MOST_AN_HOUR
from tests.factories.guides import make_guide, make_meeting, make_team
from tests.factories.images import picture_bytes
from tests.factories.organisations import make_organisation
from tests.factories.partnerships import make_signed
from tests.factories.places import make_postcode, make_quarter
from tests.guides.test_asking import letter, wish

pytestmark = pytest.mark.django_db


def names(answer):
    return re.findall(r'guide-card__t"><a href="[^"]+">([^<]+)', answer.content.decode())


def make_upload():
    return SimpleUploadedFile("ich.jpg", picture_bytes(), "image/jpeg")


def path(guide, name="detail"):
    return reverse(f"guides:{name}", args=[guide.pk, guide.slug])


def test_the_list_filters_by_quarter_language_and_topic(client, amira):
    south = make_quarter(name="Südstadt", lat=51.45, lon=11.97)
    make_guide(team=amira.team, name="Bo Berg", languages=("de",), topics=("geldsachen",), quarters=[south])
    make_guide(team=amira.team, name="Ungesehen", state="prepared")
    assert names(client.get("/lotsen/")) == ["Amira Haddad", "Bo Berg"]
    assert names(client.get("/lotsen/", {"quartier": south.slug})) == ["Bo Berg"]
    assert names(client.get("/lotsen/", {"quartier": "nirgends"})) == []
    assert names(client.get("/lotsen/", {"sprache": "ar"})) == ["Amira Haddad"]
    assert names(client.get("/lotsen/", {"thema": "geldsachen"})) == ["Bo Berg"]
    assert names(client.get("/lotsen/", {"sprache": "xx", "thema": "yy"})) == ["Amira Haddad", "Bo Berg"]


def test_the_list_takes_the_same_queries_for_one_and_for_many(client, amira, django_assert_num_queries):
    make_meeting(amira)
    client.get("/lotsen/")
    with django_assert_num_queries(10):
        client.get("/lotsen/")
    for number in range(20):
        make_meeting(make_guide(team=amira.team, name=f"Lotse {number}"))
    with django_assert_num_queries(10):
        assert len(names(client.get("/lotsen/"))) == 18
    assert len(names(client.get("/lotsen/", {"seite": 2}))) == 3


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_page_shows_the_office_and_never_the_guides_own_address(client, amira, language):
    amira.user.phone = "0171 3920099"
    amira.user.save()
    make_meeting(amira, first=timezone.localdate())
    page = client.get(language + path(amira)).content.decode()
    assert "0345 2003456" in page and "Laden am Bruchsee" in page and "العربية" in page
    assert amira.user.email not in page and "0171 3920099" not in page
    assert client.get(f"{language}/lotsen/{amira.pk}-alt/")["Location"].endswith(path(amira))


def test_a_page_not_yet_shown_is_404_and_one_no_longer_shown_410(client, amira):
    unseen = make_guide(team=amira.team, name="Ungesehen", state="prepared")
    assert client.get(path(unseen)).status_code == 404
    Guide.objects.filter(pk=amira.pk).update(state="paused")
    assert [client.get(path(amira, name)).status_code for name in ("detail", "calendar")] == [410, 410]
    assert client.get(f"/lotsen/{amira.pk}/anruf/").status_code == 410


def test_the_calendar_is_one(client, amira):
    make_meeting(amira)
    answer = client.get(path(amira, "calendar"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content.startswith(b"BEGIN:VCALENDAR") and b"RRULE:FREQ=WEEKLY" in answer.content


def test_asking_for_a_call_and_writing(client, amira):
    key = str(uuid.uuid4())
    answer = client.post(
        f"/lotsen/{amira.pk}/anruf/", {"name": "Emre", "phone": "0345 1234567", "form_key": key}, follow=True
    )
    assert "ruft Sie an" in answer.content.decode() and CallRequest.objects.count() == 1
    told = {"name": "Emre", "email": "emre@example.org", "text": "Hallo", "form_key": key}
    answer = client.post(f"/lotsen/{amira.pk}/schreiben/", told, follow=True)
    assert "schreibt Ihnen zurück" in answer.content.decode() and GuideMessage.objects.get().text == "Hallo"
    assert client.post(f"/lotsen/{amira.pk}/schreiben/", {"name": "Emre"}).status_code == 422
    assert client.get("/lotsen/danke/").status_code == 404
    assert mail.outbox == []


def test_machines_that_ask_are_slowed_down(client, amira):
    for _turn in range(MOST_AN_HOUR):
        client.post(f"/lotsen/{amira.pk}/anruf/", {"name": "E", "phone": "0345 1234567", "form_key": str(uuid.uuid4())})
    again = client.post(
        f"/lotsen/{amira.pk}/anruf/", {"name": "E", "phone": "0345 1234567", "form_key": str(uuid.uuid4())}
    )
    assert (again.status_code, CallRequest.objects.count()) == (429, MOST_AN_HOUR)


def test_a_guides_desk_shows_what_waits_and_ticks_it_off(client, amira):
    call, message = wish(amira).call, letter(amira)
    client.force_login(amira.user)
    page = client.get("/schreibtisch/quartier/").content.decode()
    assert "0345 555 123" in page and "Ich habe einen Brief bekommen." in page
    client.post(f"/schreibtisch/quartier/anruf/{call.pk}/niemand-da/")
    client.post(f"/schreibtisch/quartier/anruf/{call.pk}/erledigt/")
    client.post(f"/schreibtisch/quartier/nachricht/{message.pk}/")
    call.refresh_from_db()
    message.refresh_from_db()
    assert (call.state, call.tries, message.answered_at is not None) == ("done", 1, True)
    assert client.post(f"/schreibtisch/quartier/anruf/{call.pk}/erledigt/").status_code == 404


def test_a_call_for_another_guide_is_not_theirs(client, amira):
    other = make_guide(team=amira.team, name="Bo Berg")
    call, message = wish(amira).call, letter(amira)
    client.force_login(other.user)
    assert client.post(f"/schreibtisch/quartier/anruf/{call.pk}/erledigt/").status_code == 404
    assert client.post(f"/schreibtisch/quartier/nachricht/{message.pk}/").status_code == 404
    assert client.get(f"/schreibtisch/lotsen/{amira.pk}/").status_code == 403


def test_a_guide_lands_at_the_own_desk(client, amira, stranger):
    client.force_login(amira.user)
    assert "/schreibtisch/quartier/" in client.get("/konto/").content.decode()
    assert "/schreibtisch/quartier/" in client.get("/").content.decode()
    client.force_login(stranger)
    assert client.get("/schreibtisch/quartier/").status_code == 403


def test_the_agency_founds_a_team_and_takes_somebody_in(client, renate):
    make_postcode()
    client.force_login(renate)
    told = {"name": "E-Lotsen", "place": "Halle-Neustadt", "agency": renate.memberships.get().organisation_id}
    make_quarter()
    assert client.post("/schreibtisch/lotsen/neu/", told | {"place": "Xyz"}).status_code == 422
    answer = client.post("/schreibtisch/lotsen/neu/", told | {"hall_name": "Frau Rathmann"}, follow=True)
    team = Team.objects.get()
    assert "0 Lotsen sind in diesem Team" in answer.content.decode() and team.town_hall.name == "Frau Rathmann"
    join = reverse("guides:join", args=[team.pk])
    assert client.post(join, {"neu-name": "Amira"}).status_code == 422
    client.post(join, {"neu-name": "Amira Haddad", "neu-email": "amira@example.org"})
    assert client.post(join, {"neu-name": "Twin", "neu-email": "amira@example.org"}).status_code == 422
    assert Guide.objects.get().team == team
    assert "hat noch nicht zugestimmt" in client.get(reverse("guides:team", args=[team.pk])).content.decode()
    client.post(reverse("guides:team", args=[team.pk]), {"name": "Neuer Name"})
    team.refresh_from_db()
    assert (team.name, team.town_hall) == ("Neuer Name", None)
    assert "Neuer Name" in client.get("/schreibtisch/lotsen/").content.decode()


def test_a_sponsor_is_added_and_ended(client, renate, team):
    house = make_organisation(kind="housing")
    client.force_login(renate)
    add = reverse("guides:sponsor", args=[team.pk])
    assert client.post(add, {"traeger-gives": "raeume"}).status_code == 422
    told = {"traeger-organisation": house.pk, "traeger-gives": "raeume", "traeger-since": "2026-01-01"}
    foreign = make_signed()
    type(foreign.response.need).objects.filter(pk=foreign.response.need_id).update(agency=team.agency)
    answer = client.post(add, told | {"traeger-agreement": foreign.pk})
    assert (answer.status_code, "nicht unterschrieben" in answer.content.decode()) == (422, True)
    client.post(add, told)
    row = TeamSponsor.objects.get()
    client.post(reverse("guides:end_sponsor", args=[row.pk]))
    row.refresh_from_db()
    assert (row.organisation, row.until) == (house, timezone.localdate())


def test_a_guide_looks_after_the_own_page(client, team, renate):
    guide = make_guide(team=team, state="prepared")
    client.force_login(guide.user)
    edit = reverse("guides:edit", args=[guide.pk])
    assert client.post(edit, {"name": ""}).status_code == 422
    client.post(edit, {"name": "Amira H.", "languages": ["de", "uk"], "topics": ["amt"]})
    guide.refresh_from_db()
    assert (guide.name, [row.code for row in guide.languages.all()]) == ("Amira H.", ["de", "uk"])
    client.force_login(
        renate
    )  # without the guide's own yes there is no button, and who presses it all the same reads why
    assert "Seite zeigen" not in client.get(edit).content.decode()
    told = client.post(reverse("guides:act", args=[guide.pk, "zeigen"]), follow=True)
    assert "noch nicht zugestimmt" in str(next(iter(told.context["messages"])))
    client.force_login(guide.user)
    client.post(reverse("guides:consent", args=[guide.pk, "page"]))
    assert client.post(reverse("guides:consent", args=[guide.pk, "photo"])).status_code == 404
    assert client.post(reverse("guides:take_back", args=[guide.pk, "all"])).status_code == 404
    assert client.post(reverse("guides:act", args=[guide.pk, "zeigen"])).status_code == 403
    client.force_login(renate)
    assert client.post(reverse("guides:act", args=[guide.pk, "fliegen"])).status_code == 404
    client.post(reverse("guides:act", args=[guide.pk, "zeigen"]))
    guide.refresh_from_db()
    assert guide.state == "published"
    client.force_login(guide.user)
    client.post(reverse("guides:take_back", args=[guide.pk, "page"]))
    guide.refresh_from_db()
    assert (guide.state, GuideConsent.objects.get().withdrawn_at is not None) == ("paused", True)


def test_a_photograph_needs_the_tick(client, amira, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(amira.user)
    add = reverse("guides:photo", args=[amira.pk])
    assert client.post(add, {"image": make_upload()}).status_code == 422
    assert client.post(add, {"image": make_upload(), "agreed": "on"}).status_code == 302
    amira.refresh_from_db()
    assert amira.photo.name in client.get(path(amira)).content.decode()


def test_hours_and_exceptions(client, amira):
    client.force_login(amira.user)
    add = reverse("guides:add_hours", args=[amira.pk])
    told = {"spot": "Laden", "first": "2026-11-24", "rhythm": "weekly", "starts": "16:00", "ends": "18:00"}
    for wrong in ({"ends": "15:00"}, {"last": "2026-11-01"}, {"starts": "25:00"}, {"rhythm": "never"}):
        assert client.post(add, told | wrong).status_code == 422
    client.post(add, told)
    meeting = Meeting.objects.get()
    pause = reverse("guides:add_pause", args=[meeting.pk])
    assert client.post(pause, {"first": "2026-12-02", "last": "2026-12-01"}).status_code == 422
    client.post(pause, {"first": "2026-12-01", "why": "Urlaub"})
    row = MeetingPause.objects.get()
    assert (row.first, row.last, row.why) == (date(2026, 12, 1), date(2026, 12, 1), "Urlaub")
    assert "Urlaub" in client.get(reverse("guides:edit", args=[amira.pk])).content.decode()
    client.post(reverse("guides:drop_pause", args=[row.pk]))
    client.post(reverse("guides:drop_hours", args=[meeting.pk]))
    assert (MeetingPause.objects.count(), Meeting.objects.count()) == (0, 0)


def test_a_team_of_another_agency_is_not_managed(client, renate, office):
    theirs = make_team(agency=make_organisation(kind="agency", name="Anderswo"))
    client.force_login(renate)
    assert client.get(reverse("guides:team", args=[theirs.pk])).status_code == 403
    client.force_login(office)
    assert client.get(reverse("guides:team", args=[theirs.pk])).status_code == 200


@pytest.mark.parametrize("name", ["detail", "desk"])
def test_pages_take_the_same_queries_for_one_and_for_many_hours(client, amira, name):
    address = path(amira) if name == "detail" else "/schreibtisch/quartier/"
    if name == "desk":
        client.force_login(amira.user)
    make_meeting(amira)
    counts = []
    for _turn in range(2):
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        counts.append(len(seen))
        for _more in range(5):
            make_meeting(amira)
            wish(amira)
    assert counts[0] == counts[1]
    assert counts[0] <= (12 if name == "detail" else 15)
