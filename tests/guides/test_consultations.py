"""Notes of consultations: three answers, once however often they are sent, taken back within a day, counted for good."""

import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed
from gemeinsinn.guides.actions.consultations import forget_notes, note_consultation, take_back_consultation
from gemeinsinn.guides.lifecycle.consultations import AHEAD, BACK, fitting_time
from gemeinsinn.guides.models import Consultation, Guide, Team
from gemeinsinn.guides.queries.quarter import Month, own_notes, quarter_glance, within_reach
from tests.factories.answers import hang_need, hang_offer
from tests.factories.guides import make_guide
from tests.factories.places import make_quarter
from tests.factories.projects import make_project

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TOLD = {"topic": "wohnen", "referral": "agentur", "result": "erledigt"}
pytestmark = pytest.mark.django_db


def jot(guide, **overrides):
    fields = {**TOLD, "form_key": uuid.uuid4(), "by": guide.user, "now": NOW}
    return note_consultation(guide=guide, **fields | overrides)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (None, NOW), (NOW - timedelta(hours=5), NOW - timedelta(hours=5)), (NOW + AHEAD / 2, NOW),
        (NOW + timedelta(days=9), NOW), (NOW - BACK, NOW - BACK), (NOW - BACK - timedelta(minutes=1), None),
    ],
)  # fmt: skip
def test_a_clock_that_goes_wrong_is_put_right(told, kept):
    assert fitting_time(told, now=NOW) == kept


def test_a_note_is_counted_for_the_team_and_names_nobody(amira):
    found = jot(amira, at=NOW - timedelta(hours=2), minutes=30, note="  wegen  der Heizung ")
    assert (found.team, found.guide, found.at, found.minutes, found.note) == (
        amira.team, amira, NOW - timedelta(hours=2), 30, "wegen der Heizung",
    )  # fmt: skip
    assert not [
        field for field in Consultation._meta.get_fields() if field.name in {"contact", "name", "email", "phone"}
    ]


def test_the_same_note_sent_again_is_the_same(amira):
    key = uuid.uuid4()
    assert jot(amira, form_key=key) == jot(amira, form_key=key, note="anders")
    with pytest.raises(IntegrityError):
        jot(make_guide(team=amira.team, name="Bo Berg"), form_key=key)
    assert Consultation.objects.get().note == ""


def test_only_the_guide_in_person_notes_and_nothing_from_long_ago(amira, renate):
    for other in (renate, None):
        with pytest.raises(NotAllowed):
            jot(amira, by=other)
    with pytest.raises(DomainError, match="zwei Monate"):
        jot(amira, at=NOW - timedelta(days=61))


def test_a_slip_is_taken_back_within_a_day(amira, renate):
    slip, old, theirs = jot(amira), jot(amira), jot(amira)
    with pytest.raises(NotAllowed):
        take_back_consultation(consultation=slip, by=renate, now=NOW)
    take_back_consultation(consultation=slip, by=amira.user, now=NOW + timedelta(hours=24))
    with pytest.raises(NoLongerThere):
        take_back_consultation(consultation=old, by=amira.user, now=NOW + timedelta(hours=25))
    theirs.guide = None
    with pytest.raises(NotAllowed):
        take_back_consultation(consultation=theirs, by=amira.user, now=NOW)
    assert set(Consultation.objects.all()) == {old, theirs}


def test_the_words_go_after_three_months_and_the_count_stays(amira):
    jot(amira, note="Heizung")
    assert forget_notes(now=NOW + timedelta(days=90)) == 0
    assert forget_notes(now=NOW + timedelta(days=91)) == 1
    assert list(Consultation.objects.values_list("topic", "note")) == [("wohnen", "")]


def test_ones_own_month(amira):
    other = make_guide(team=amira.team, name="Bo Berg")
    assert own_notes(amira, now=NOW) == (Month(0, 0, 0), [])
    first = jot(amira, minutes=60, result="uebergeben")
    second = jot(amira, minutes=30)
    late = jot(amira, at=NOW - timedelta(days=30))
    jot(other)
    month, notes = own_notes(amira, now=NOW, most=2)
    assert (month, month.hours, notes) == (Month(2, 1, 90), 2, [late, second])
    assert own_notes(amira, now=NOW + timedelta(days=40), most=3) == (Month(0, 0, 0), [late, second, first])


def test_within_reach_are_ones_own_quarters_else_the_teams_else_the_town(amira):
    south = make_quarter(name="Südstadt", lat=51.45, lon=11.97)
    here, there, later = hang_need(), hang_need(quarter=south), hang_need(quarter=south)

    def seen():
        guide = Guide.objects.select_related("team").get(pk=amira.pk)
        return {need for need in (here, there, later) if type(need).objects.filter(within_reach(guide), pk=need.pk)}

    assert seen() == {here}
    amira.quarters.set([south])
    assert seen() == {there, later}
    amira.quarters.clear()
    assert seen() == {here}
    type(amira.team).objects.filter(pk=amira.team_id).update(quarter=None)
    assert seen() == {here, there, later}


def test_the_quarter_at_a_glance_says_what_is_new(amira):
    old = hang_need(now=NOW - timedelta(days=10), published_at=NOW - timedelta(days=10))
    new = hang_need(now=NOW, published_at=NOW)
    hang_need(now=NOW, published_at=NOW, audience="partners")
    offer, project = hang_offer(now=NOW), make_project()
    assert quarter_glance(amira.user, Guide(pk=0, team=Team(municipality_id=0)), now=NOW).needs.total == 0
    glance = quarter_glance(amira.user, amira, now=NOW)
    assert (glance.needs.rows, glance.needs.total, glance.needs.fresh) == ([new, old], 2, 1)
    assert (glance.offers.rows, glance.projects.rows) == ([offer], [project])


def test_the_form_goes_its_ordinary_way_without_javascript(client, amira):
    client.force_login(amira.user)
    path, key = reverse("guides:note"), str(uuid.uuid4())
    assert client.get(path).status_code == 200
    assert client.post(path, {"topic": "wohnen"}).status_code == 422
    assert client.post(path, TOLD | {"form_key": key}).status_code == 302
    assert client.post(path, TOLD | {"form_key": key}).status_code == 302
    assert Consultation.objects.count() == 1
    page = client.get("/schreibtisch/quartier/").content.decode()
    assert "Zurücknehmen" in page and "Ihr Monat" in page
    client.post(reverse("guides:drop_note", args=[Consultation.objects.get().pk]))
    assert Consultation.objects.count() == 0


def test_a_telephone_sends_what_it_kept(client, amira):
    client.force_login(amira.user)
    path, at = reverse("guides:note"), (timezone.now() - timedelta(hours=3)).isoformat()
    told = TOLD | {"form_key": str(uuid.uuid4()), "at": at.replace("+00:00", "Z")}
    headers = {"x-note": "1"}
    assert [client.post(path, told, headers=headers).status_code for _turn in range(3)] == [204, 204, 204]
    found = Consultation.objects.get()
    assert abs(found.at - (timezone.now() - timedelta(hours=3))) < timedelta(minutes=1)
    late = told | {"form_key": str(uuid.uuid4()), "at": (timezone.now() - timedelta(days=70)).isoformat()}
    assert client.post(path, late, headers=headers).status_code == 409
    wrong = client.post(path, {"topic": "fliegen"}, headers=headers)
    assert (wrong.status_code, "topic" in json.loads(wrong.content)["errors"]) == (422, True)
    assert client.get(reverse("guides:note_mark")).json()["guide"] == amira.pk


def test_the_page_kept_in_the_telephone_names_nobody(client, amira):
    client.force_login(amira.user)
    page = client.get(reverse("guides:note")).content.decode()
    assert amira.name not in page and amira.user.email not in page and amira.team.name not in page
    worker = client.get(reverse("guides:worker"))
    assert worker["Content-Type"].startswith("text/javascript")
    assert b"/schreibtisch/quartier/notiz/" in worker.content.replace(b"\\u002D", b"-").replace(b"\\u002F", b"/")


def test_of_many_at_once_one_note_is_kept(either_database, run_at_once):
    guide = make_guide()
    key = uuid.uuid4()
    found = run_at_once(10, lambda number: jot(guide, form_key=key))
    assert {one.pk for one in found} == {Consultation.objects.get().pk}
