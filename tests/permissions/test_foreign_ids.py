"""Somebody else's ids in paths, bodies and queries: refused, and nothing is done to one's own things on the way."""

import re
from datetime import timedelta

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.core import signing
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.core.tokens import issue_link
from gemeinsinn.desk.models import Assignment
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.views.respond import SIGNED
from gemeinsinn.projects.actions import add_picture
from tests.factories.exchange import make_need
from tests.factories.images import make_image
from tests.factories.projects import make_project
from tests.permissions.world import MARKS, give


@pytest.fixture
def there(world):
    """A need of Magdeburg that waits for its check."""
    return make_need(agency=world.other, state="submitted", title="Etwas in Magdeburg")


@pytest.fixture
def door(world, client):
    """door("staff"): signed in."""

    def enter(role):
        client.force_login(world.users[role])
        return client

    return enter


def states(*needs):
    return [Need.objects.values_list("state", flat=True).get(pk=need.pk) for need in needs]


def test_a_bulk_act_with_one_foreign_thing_does_nothing_at_all(world, there, door):
    ticked = [f"bedarf-{world.waiting.pk}", f"bedarf-{there.pk}"]
    answer = door("staff").post(reverse("desk:bulk"), {"tun": "veroeffentlichen", "ding": ticked})
    assert (answer.status_code, states(world.waiting, there)) == (403, ["submitted", "submitted"])


def test_a_matter_is_not_handed_to_a_colleague_of_another_agency(world, door):
    path = reverse("desk:act", args=["bedarf", world.need.pk, "weitergeben"])
    for other in ("foreign", "rival", "jury", "resident"):
        door("staff").post(path, {"colleague": world.users[other].pk})
    assert Assignment.objects.count() == 0
    door("staff").post(path, {"colleague": world.users["head"].pk})
    assert Assignment.objects.get().user == world.users["head"]


@pytest.mark.parametrize("other", ["foreign", "head", "office"])
def test_nobody_undoes_what_another_has_done(world, door, other):
    path = reverse("desk:act", args=["bedarf", world.waiting.pk, "veroeffentlichen"])
    page = door("staff").post(path, follow=True).content.decode()
    key = re.search(r'name="schluessel" value="([^"]+)"', page)[1]
    assert door(other).post(reverse("desk:undo"), {"schluessel": key}).status_code == 410
    assert states(world.waiting) == ["published"]
    assert door("staff").post(reverse("desk:undo"), {"schluessel": key}).status_code == 302
    assert states(world.waiting) == ["submitted"]


def test_a_made_up_undo_key_undoes_nothing(world, there, door):
    key = signing.dumps({"who": world.users["staff"].pk, "act": "veroeffentlichen", "kept": [["bedarf", there.pk, {}]]})
    assert door("staff").post(reverse("desk:undo"), {"schluessel": key}).status_code == 410


def test_choosing_another_agencys_desk_shows_ones_own(world, door):
    for name in ("today", "needs", "calls", "people", "organisations"):
        answer = door("foreign").get(reverse(f"desk:{name}"), {"stelle": world.agency.slug})
        page = answer.content.decode()
        assert [mark for marks in MARKS.values() for mark in marks if mark in page] == []


def test_exports_hold_ones_own_area_only(world, there, door):
    world.users["foreign"].memberships.update(role="owner")
    sheet = b"".join(door("foreign").get(reverse("desk:export", args=["needs"])).streaming_content).decode()
    assert "Etwas in Magdeburg" in sheet
    assert world.need.title not in sheet


@pytest.mark.parametrize("page", ["bedarfe", "angebote", "vorhaben", "partner"])
@pytest.mark.parametrize("kind", ["resident", "partner", "firm", "caller", "unseen", "for partners"])
def test_search_does_not_find_what_it_may_not_show(world, client, page, kind):
    nothing = titles(client.get(f"/{page}/", {"wort": "Blütenstaubsauger"}))
    for word in MARKS[kind]:
        assert titles(client.get(f"/{page}/", {"wort": word})) == nothing, word
    # The control: what everybody may see is found.
    seen = {"bedarfe": world.need, "angebote": world.offer, "vorhaben": world.project, "partner": world.firm}[page]
    assert titles(client.get(f"/{page}/", {"wort": str(seen)})) != nothing


def titles(answer):
    """Every heading and link in the main part of a page, without the words looked for."""
    main = answer.content.decode().partition("<main")[2]
    return sorted(set(re.findall(r'href="(/(?:bedarfe|angebote|vorhaben|partner)/[^"?]+)"', main)))


def test_a_picture_of_another_project_is_not_removed(world, door):
    elsewhere = make_project(title="Garten in Magdeburg")
    picture = add_picture(
        project=elsewhere, image=make_image(), alt="Ein Beet", rights="selbst", by=None, now=elsewhere.created_at
    )
    answer = door("resident").post(
        reverse("projects:edit_part", args=[world.project.pk, "bilder"]), {"remove": picture.pk}
    )
    assert answer.status_code == 404
    assert elsewhere.pictures.count() == 1


def test_a_session_of_another_account_is_not_ended(world, door):
    other = Client()
    other.force_login(world.users["rival"])
    key = other.session.session_key
    session = UserSession.objects.create(user=world.users["rival"], session_key=key, ip="::", user_agent="Firefox")
    client = door("resident")
    request = RequestFactory().get("/")
    request.user, request.session = world.users["resident"], client.session
    record_authentication(request, request.user, method="code")
    request.session.save()
    assert client.post(reverse("usersessions_list"), {"end": session.pk}).status_code == 404
    assert other.get("/konto/").status_code == 200


def test_the_page_after_an_answer_is_for_that_answer(world, client):
    key = signing.dumps(world.answer.pk, salt=SIGNED)
    assert client.get(reverse("exchange:responded_need", args=[world.need.pk]), {"a": key}).status_code == 200
    assert client.get(reverse("exchange:responded_need", args=[world.partners_only.pk]), {"a": key}).status_code == 404
    assert client.get(reverse("exchange:called"), {"a": key}).status_code == 404


def test_an_answer_to_one_need_does_not_open_by_the_link_of_another(world, client):
    other = make_need(agency=world.other, amount=2000)
    theirs = give(other, world.users["rival"], 100, now=timezone.now())
    token = issue_link(purpose="need", subject_id=world.need.pk, now=timezone.now(), lasts=timedelta(days=1))
    assert client.get(f"/m/{token}/antwort/{world.answer.pk}/").status_code == 200
    for rest in ("", "annehmen/", "ablehnen/", "vereinbarung/", "vereinbarung.pdf/", "termin.ics/"):
        assert client.get(f"/m/{token}/antwort/{theirs.pk}/{rest}").status_code == 404
        assert client.post(f"/m/{token}/antwort/{theirs.pk}/{rest}", {"note": "x"}).status_code == 404
