"""The newsletter over HTTP: the same answer for everyone, both ways past the machines, the link, the end, the desk."""

import base64
import hashlib
import json
import re
from datetime import timedelta
from io import BytesIO
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core import challenges
from gemeinsinn.newsletter.actions.ending import end_subscription
from gemeinsinn.newsletter.actions.linking import stop_link
from gemeinsinn.newsletter.models import Subscriber, Suppressed
from gemeinsinn.newsletter.views.confirming import fresh_path
from tests.factories.newsletters import order, subscribe
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
FORM = {"email": "jule@example.org", "frequency": "ausgaben", "language": "de", "version": "2026-11"}


def german(answer):
    return answer.content.decode().replace("\xa0", " ")


@pytest.fixture
def proof(monkeypatch):
    """proof(): a solved puzzle."""
    monkeypatch.setattr(challenges, "HARDNESS", 20)

    def solve():
        told = challenges.make_challenge(now=timezone.now())
        found = next(
            n for n in range(21) if hashlib.sha256(f"{told['salt']}{n}".encode()).hexdigest() == told["challenge"]
        )
        return base64.b64encode(json.dumps(told | {"number": found}).encode()).decode()

    return solve


def main(answer):
    """The page without header and tokens."""
    return re.sub(r'value="[^"]{60,}"', "", german(answer).split("<main")[1])


def last_link():
    return re.search(r"/m/\S+/", OutgoingMail.objects.latest("pk").text)[0]


def test_from_the_page_by_mail_to_the_personal_page_and_the_end(client, proof):
    assert "Mit „Newsletter bestellen“ bitte ich" in german(client.get("/newsletter/"))
    thanks = client.post("/newsletter/", FORM | {"proof": proof(), "topics": ["termine"]}, follow=True)
    assert "Sehen Sie in Ihre Mail" in german(thanks)
    link = last_link()
    shown = german(client.get(link))
    assert "Soll der Newsletter kommen?" in shown and "Termine und Workshops" in shown and "autosubmit" not in shown
    assert Subscriber.objects.get().state == "waiting"
    page = client.post(link, follow=True)
    assert "Ihr Newsletter" in german(page) and Subscriber.objects.get().state == "active"
    assert client.post(link).status_code == 410
    again = client.post("/newsletter/", FORM | {"proof": proof()}, follow=True)
    assert main(again) == main(thanks)  # the same for who has it already
    own = last_link()
    assert client.post(own, {"frequency": "naehe", "language": "de"}).status_code == 422
    changed = client.post(own, {"frequency": "monatlich", "language": "en", "role": "presse"})
    made = Subscriber.objects.get()
    assert (changed.status_code, made.frequency, made.language, made.role) == (302, "monatlich", "en", "presse")
    for rest, state in (("pause", "paused"), ("weiter", "active")):
        assert client.get(f"{own}{rest}/").status_code == 405
        client.post(f"{own}{rest}/")
        assert Subscriber.objects.get().state == state
        assert client.get(own).status_code == 200
    assert client.get(f"{own}daten.json/").json()["address"] == "jule@example.org"
    assert "Den Newsletter beenden?" in german(client.get(f"{own}ende/"))
    assert "kein Newsletter mehr" in german(client.post(f"{own}ende/", follow=True))
    assert not Subscriber.objects.exists() and client.get(own).status_code == 404


def test_without_script_one_more_press_after_three_seconds(client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        more = client.post("/newsletter/", FORM | {"topics": ["termine", "netzwerk"]})
        assert "Noch ein Druck" in german(more) and not OutgoingMail.objects.exists()
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', german(more)))
        again = {name: value for name, value in hidden.items() if name != "csrfmiddlewaretoken"}
        again["topics"] = ["termine", "netzwerk"]
        assert "sehr schnell" in german(client.post("/newsletter/", again))
        clock.shift(timedelta(seconds=4))
        assert client.post("/newsletter/", again).status_code == 302
        assert Subscriber.objects.get().address == "jule@example.org"
        assert client.post("/newsletter/", again).status_code == 200  # a ticket counts once


def test_the_trap_old_words_and_brakes(client, proof):
    assert client.post("/newsletter/", FORM | {"homepage": "http://x", "proof": proof()}).status_code == 302
    assert not OutgoingMail.objects.exists()
    old = client.post("/newsletter/", FORM | {"version": "2020-01", "proof": proof()})
    assert old.status_code == 422 and 'value="2026-11"' in german(old)
    answers = [client.post("/newsletter/", FORM | {"proof": proof()}).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    assert client.post("/newsletter/", {"email": "x"}).status_code == 422
    own = fresh_path(order("max@example.org"))
    assert client.post("/newsletter/link/", {"email": "jule@example.org"}).status_code == 429
    assert client.post("/newsletter/link/", {"email": ""}).status_code == 422
    assert client.post("/newsletter/link/", {"email": "max@example.org"}).status_code == 302
    assert client.post(f"{own}adresse/", {"email": "jule@example.org"}).status_code == 429


def test_the_box_below_every_page_hands_the_address_over(client):
    strict = Client(enforce_csrf_checks=True)
    page = german(strict.post("/newsletter/beginnen/", {"email": "jule@example.org"}))
    assert 'value="jule@example.org"' in page
    assert strict.post("/newsletter/beginnen/", {"email": "x"}).status_code == 200
    assert 'action="/newsletter/beginnen/"' in german(client.get("/kontakt/"))


def test_mail_programs_end_it_without_cookie_or_token():
    made = subscribe()
    path = urlsplit(stop_link(made)).path
    strict = Client(enforce_csrf_checks=True)
    assert "Keinen Newsletter mehr?" in german(strict.get(path)) and Subscriber.objects.exists()
    done = strict.post(path, {"List-Unsubscribe": "One-Click"})
    assert done.status_code == 200 and not Subscriber.objects.exists() and not done.cookies
    assert strict.post(path).status_code == 200  # a second one says the same
    assert strict.get(path[:-2] + "x/").status_code == 404
    subscribe()
    strict.post(path)
    assert not Subscriber.objects.exists()  # the old mail ends the new subscription, too


def test_another_address_and_that_was_not_me(client):
    made = subscribe()
    own = fresh_path(made)
    assert client.get(f"{own}adresse/").status_code == 200
    assert client.post(f"{own}adresse/", {"email": "x"}).status_code == 422
    client.post(f"{own}adresse/", {"email": "neu@example.org"})
    link = last_link()
    assert "neu@example.org" in german(client.get(link))
    assert "Andere Adresse" in german(client.post(link, follow=True))
    assert Subscriber.objects.get().address == "neu@example.org" and client.get(own).status_code == 404
    subscribe("besetzt@example.org")
    own = fresh_path(Subscriber.objects.get(address="neu@example.org"))
    client.post(f"{own}adresse/", {"email": "besetzt@example.org"})
    assert "bekommt den Newsletter schon" in german(client.post(last_link(), follow=True))
    order("max@example.org")
    link = last_link()
    assert "Das waren Sie nicht?" in german(client.get(f"{link}nein/"))
    client.post(f"{link}nein/")
    assert Suppressed.objects.get().reason == "refused"


def test_the_desk_proves_and_ends(client):
    subscribe()
    client.force_login(make_account(roles=["office"]))
    found = german(client.post("/schreibtisch/newsletter/", {"email": "Jule@example.org"}))
    assert "Über den Link in der Mail bestätigt" in found and "alles" in found
    paper = client.post("/schreibtisch/newsletter/nachweis.pdf", {"email": "jule@example.org"})
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    assert (
        "Nachweis der Einwilligung" in text
        and "Mit „Newsletter bestellen“ bitte ich" in text
        and "jule@example.org" in text
    )
    client.post("/schreibtisch/newsletter/abmelden/", {"email": "jule@example.org"})
    assert not Subscriber.objects.exists()
    client.post("/schreibtisch/newsletter/abmelden/", {"email": "jule@example.org"})
    gone = german(client.post("/schreibtisch/newsletter/", {"email": "jule@example.org"}))
    assert "Nur die Person selbst" in gone and "kein Newsletter" in gone
    empty = client.post("/schreibtisch/newsletter/nachweis.pdf", {"email": "niemand@example.org"})
    assert empty["Content-Type"] == "application/pdf"


def test_on_the_account_page(client):
    user = make_account(email="jule@example.org")
    client.force_login(user)
    assert client.get("/newsletter/meiner/").status_code == 404
    order()
    assert "/newsletter/meiner/" not in german(client.get("/konto/"))
    made = Subscriber.objects.get()
    end_subscription(subscriber=made, page="", now=timezone.now())
    subscribe()
    assert "/newsletter/meiner/" in german(client.get("/konto/"))
    assert "Ihr Newsletter" in german(client.get("/newsletter/meiner/", follow=True))
