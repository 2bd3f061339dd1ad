"""The pages of hours: a volunteer's own by link and account, and those of who says yes."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.organisations.models import Membership
from gemeinsinn.recognition.actions.confirming import refuse_hours
from gemeinsinn.recognition.actions.volunteers import find_volunteer, volunteer_of
from gemeinsinn.recognition.lifecycle.hours import Side
from gemeinsinn.recognition.models import Attestation, Hours, Volunteer
from tests.factories.exchange import make_body
from tests.factories.people import make_account
from tests.factories.recognition import ask, confirmed, enter, help_need, make_volunteer
from tests.factories.volunteering import join, plan_shift

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def path(purpose: str, pk: int, rest: str = "") -> str:
    token = issue_link(purpose=purpose, subject_id=pk, now=timezone.now(), lasts=timedelta(days=400))
    return f"/m/{token}/{rest}"


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def entry(**told) -> dict:
    yesterday = timezone.localdate() - timedelta(days=1)
    return {"day": yesterday.isoformat(), "minutes": "2:30", "what": "vorgelesen", "form_key": str(uuid.uuid4())} | told


def test_from_a_sign_up_to_ones_hours(client):
    enrolment = join(plan_shift())
    page = path("response", enrolment.pk)
    assert 'action="/m/' in client.get(page).content.decode().split("Zu meinen Stunden")[0].rpartition("<form")[2]
    own = client.post(f"{page}stunden/")
    assert own.status_code == 302
    assert "Noch keine Stunden" in text_of(client.get(own.url))
    entered = client.post(f"{own.url}neu/", entry(host=f"need-{enrolment.response.need_id}"))
    assert entered.status_code == 302
    assert "2,5 Stunden" in text_of(client.get(own.url))
    assert Hours.objects.get().volunteer == find_volunteer(contact=enrolment.response.contact, now=NOW)


def test_no_hours_before_the_address_is_confirmed(client):
    enrolment = join(plan_shift(), confirmed=False)
    page = path("response", enrolment.pk)
    assert "Zu meinen Stunden" not in text_of(client.get(page))
    assert client.post(f"{page}stunden/").status_code == 404
    assert not Volunteer.objects.exists()


def test_an_account_finds_its_hours(client):
    user = make_account()
    confirmed(volunteer_of(user=user, now=NOW), minutes=60)
    client.force_login(user)
    assert "1 Stunde bestätigt" in text_of(client.get("/konto/"))
    assert "1 Stunde" in text_of(client.get(reverse("recognition:own"), follow=True))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"minutes": "2,1"}, "Bitte runden Sie auf Viertelstunden"),
        ({"minutes": "2:20"}, "Bitte runden Sie auf Viertelstunden"),
        ({"minutes": "viel"}, "Bitte schreiben Sie Stunden so"),
        ({"minutes": "25"}, "mehr, als wir für einen Tag"),
        ({"minutes": "0"}, "über null"),
        ({"what": ""}, "Bitte füllen Sie das aus"),
        ({"day": "2019-01-01"}, "der letzten zwei Jahre"),
        ({"elsewhere": ""}, "Bitte nennen Sie die Organisation."),
        ({"elsewhere": "gibtsnicht"}, "kennen wir nicht"),
        ({"elsewhere": "Hort am"}, "Welche davon meinen Sie? Hort am Bach, Hort am Markt"),
    ],
)
def test_what_cannot_be_entered_keeps_every_word(client, told, words):
    for name in ("Hort am Markt", "Hort am Bach"):
        make_body(kind="association", name=name, slug=name.lower().replace(" ", "-"))
    page = path("hours", make_volunteer().pk, "neu/")
    answer = client.post(page, entry(host="else", **{"elsewhere": "Hort am Markt", "what": "Kuchen"} | told))
    assert (answer.status_code, words in text_of(answer)) == (422, True)
    assert not Hours.objects.exists()


def test_an_organisation_by_its_name_and_then_from_the_list(client):
    me, hort = make_volunteer(), make_body(kind="association", name="Hort am Markt", slug="hort")
    page = path("hours", me.pk)
    assert client.post(f"{page}neu/", entry(host="else", elsewhere="hort am markt")).status_code == 302
    assert client.post(f"{page}neu/", entry(host=f"organisation-{hort.pk}", minutes="8")).status_code == 302
    assert [one.minutes for one in Hours.objects.order_by("pk")] == [150, 480]
    assert client.post(f"{page}neu/", entry(host="need-999")).status_code == 422


def test_pages_of_a_long_list_keep_the_key_out_of_what_is_asked(client):
    me = make_volunteer()
    for ago in range(13):
        enter(me, days_ago=ago + 1)
    assert 'href="?seite=2"' in client.get(path("hours", me.pk)).content.decode()


def test_changing_and_taking_out(client):
    me = make_volunteer()
    hours, sure = enter(me), confirmed(me, days_ago=2)
    page = path("hours", me.pk)
    refuse_hours(hours=hours, reason="Das war dienstags", side=Side.HOST, by=None, now=NOW)
    assert "Das war dienstags" in text_of(client.get(f"{page}{hours.pk}/aendern/"))
    assert client.post(f"{page}{hours.pk}/aendern/", {"minutes": "", "what": "x"}).status_code == 422
    assert client.post(f"{page}{hours.pk}/aendern/", {"minutes": "1", "what": "x"}).status_code == 302
    assert client.get(f"{page}{sure.pk}/aendern/").status_code == 404
    assert "bestätigt" in text_of(client.post(f"{page}{sure.pk}/weg/", follow=True))
    assert client.post(f"{page}{hours.pk}/weg/").status_code == 302
    assert list(Hours.objects.all()) == [sure]
    assert client.get(f"{page}{enter().pk}/aendern/").status_code == 404, "somebody else's"


def test_a_host_confirms_corrects_and_refuses_by_the_link_of_the_need(client):
    need = help_need()
    first, second, third = enter(need=need), enter(need=need), enter(need=need)
    foreign = enter()
    page = path("need", need.pk)
    assert "Stunden derer, die helfen" in text_of(client.get(page))
    page += "stunden/"
    assert text_of(client.get(page)).count('name="stunden"') == 3
    answer = client.post(page, {"stunden": [first.pk, foreign.pk, "x"]}, follow=True)
    assert "Bestätigt: 1 Eintrag." in text_of(answer)
    assert "haken Sie an" in text_of(client.post(page, {}, follow=True))
    assert client.post(f"{page}{second.pk}/berichtigen/", {"minutes": "1", "reason": ""}).status_code == 422
    assert client.post(f"{page}{second.pk}/berichtigen/", {"minutes": "1", "reason": "kürzer"}).status_code == 302
    assert client.post(f"{page}{second.pk}/berichtigen/", {"minutes": "1", "reason": "noch mal"}).status_code == 422
    assert client.post(f"{page}{third.pk}/ablehnen/", {"reason": "nicht da"}).status_code == 302
    assert client.get(f"{page}{foreign.pk}/ablehnen/").status_code == 404
    states = {one.pk: (one.state, one.minutes) for one in Hours.objects.all()}
    assert states == {
        first.pk: ("confirmed", 120), second.pk: ("confirmed", 60), third.pk: ("refused", 120),
        foreign.pk: ("entered", 120),
    }  # fmt: skip
    assert "2 Stunden → 1 Stunde" in text_of(client.get(page))


def test_staff_speak_for_the_agency_and_hosts_for_themselves(client):
    agency = make_body()
    body = make_body(kind="association", name="Hort", slug="hort", agency=agency)
    hours = [enter(need=help_need(agency=agency, organisation=body)) for _twice in range(2)]
    for organisation, one in ((agency, hours[0]), (body, hours[1])):
        user = make_account()
        Membership.objects.create(user=user, organisation=organisation, role="editor")
        client.force_login(user)
        assert "warte" in text_of(client.get("/konto/"))
        assert client.post(reverse("recognition:to_confirm"), {"stunden": one.pk}).status_code == 302
    assert [one.steps.latest("pk").side for one in hours] == ["agency", "host"]


def test_pages_of_many_hours_ask_as_often_as_of_one(client):
    need = help_need()
    me = volunteer_of(user=make_account(), now=NOW)
    counts = []
    for days in ([1], range(2, 30)):
        for ago in days:
            confirmed(me, need=need, days_ago=ago)
            enter(need=need)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(path("hours", me.pk))
        with CaptureQueriesContext(connection) as asked_of_host:
            client.get(path("need", need.pk, "stunden/"))
        counts.append((len(asked), len(asked_of_host)))
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 15


def test_what_waits_for_a_yes_stands_at_the_desk_today(client):
    agency = make_body()
    worker, office = make_account(), make_account(roles=["office"])
    Membership.objects.create(user=worker, organisation=agency, role="editor")
    need, me = help_need(agency=agency), make_volunteer()
    enter(me, need=need)
    enter(need=help_need(agency=make_body()))
    confirmed(me, need=need, days_ago=3)
    made = ask(me)
    for user, words in ((worker, True), (office, False)):
        client.force_login(user)
        page = text_of(client.get(reverse("desk:today")))
        assert ("1 Stundeneintrag wartet auf ein Ja. 1 Nachweis wartet auf Sie." in page) is words
    Attestation.objects.filter(pk=made.pk).update(agency=None)
    assert "1 Nachweis wartet auf Sie." in text_of(client.get(reverse("desk:today"))), "of no agency: the office"
