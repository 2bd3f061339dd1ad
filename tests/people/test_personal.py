"""Links in mails: /m/<token>/ and the page with one button."""

from datetime import timedelta

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import Client, RequestFactory
from django.utils import timezone

from gemeinsinn.core.tokens import issue_link, use_link
from gemeinsinn.people import personal
from gemeinsinn.people.views.one_click import render


@pytest.fixture
def link(db, monkeypatch):
    """link(purpose, lasts) → token; purpose "test" is answered by a page with one button that counts presses."""
    monkeypatch.setattr(personal, "_views", {})
    pressed = []

    def view(request, link, token, rest):
        if request.method == "POST":
            use_link(link, now=timezone.now())
            pressed.append((link.subject_id, rest, request.POST.get("choice")))
        return render(
            request, title="Noch da?", text="Ja.", button="Ja", fields={"choice": "<ja>"}, tone=rest or "plain"
        )

    personal.register("test", view)

    def link(purpose="test", lasts=timedelta(hours=1), single_use=True):
        return issue_link(purpose=purpose, subject_id=7, now=timezone.now(), lasts=lasts, single_use=single_use)

    link.pressed = pressed
    return link


def test_looking_changes_nothing_and_pressing_does_once(link):
    token, client = link(), Client(enforce_csrf_checks=True)
    for method in ("get", "head", "get"):
        answer = getattr(client, method)(f"/m/{token}/")
        assert answer.status_code == 200
    assert link.pressed == []
    page = client.get(f"/m/{token}/").content.decode()
    assert "data-autosubmit" in page
    assert 'name="choice" value="&lt;ja&gt;"' in page
    assert 'content="noindex"' in page
    assert client.post(f"/m/{token}/").status_code == 403
    csrf = client.cookies["csrftoken"].value
    assert client.post(f"/m/{token}/", {"csrfmiddlewaretoken": csrf, "choice": "ja"}).status_code == 200
    assert link.pressed == [(7, "", "ja")]
    assert client.get(f"/m/{token}/").status_code == 410
    assert client.post(f"/m/{token}/", {"csrfmiddlewaretoken": csrf}).status_code == 410
    assert len(link.pressed) == 1


def test_what_cannot_be_taken_back_waits_for_a_finger(link):
    page = Client().get(f"/m/{link()}/wrong/").content.decode()
    assert "data-autosubmit" not in page
    assert "autosubmit.js" not in page


def test_made_up_old_and_homeless_links(link):
    assert Client().get("/m/nie-gegeben/").status_code == 404
    assert Client().get("/m/" + "x" * 3000 + "/").status_code == 404
    assert Client().get(f"/m/{link(lasts=timedelta(seconds=-1))}/").status_code == 410
    assert Client().get(f"/m/{link(purpose='unbekannt')}/").status_code == 404


def test_a_personal_page_is_kept_nowhere_and_speaks_both_languages(link):
    token = link(single_use=False)
    answer = Client().get(f"/en/m/{token}/")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_addresses_are_made_in_the_language_of_the_mail(link, settings):
    settings.BASE_URL = "https://gemeinsinn.example"
    arguments = {"purpose": "test", "subject_id": 1, "now": timezone.now(), "lasts": timedelta(days=1)}
    assert personal.personal_address(**arguments, language="de").startswith("https://gemeinsinn.example/m/")
    address = personal.personal_address(**arguments, language="en", rest="/aendern/")
    assert address.startswith("https://gemeinsinn.example/en/m/")
    assert address.endswith("/aendern/")


def test_the_page_stands_by_itself(db):
    request = RequestFactory().get("/m/x/")
    request.session = {}
    request._messages = FallbackStorage(request)
    answer = render(request, title="A", text="B", button="C")
    assert answer["Cache-Control"] == "no-store"


def test_a_link_that_is_not_known_or_over_says_so(link):
    client = Client()
    assert "Diesen Link kennen wir nicht" in client.get("/m/abc/").content.decode()
    over = link(lasts=timedelta(hours=-1))
    assert "Dieser Link gilt nicht mehr" in client.get(f"/m/{over}/").content.decode()
    used = link()
    client.post(f"/m/{used}/")
    assert "Das ist schon erledigt" in client.get(f"/m/{used}/").content.decode()
