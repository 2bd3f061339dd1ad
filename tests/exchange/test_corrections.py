"""The address is put right once, before the click; the first link is void."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.queries import events_of
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import LimitCount
from gemeinsinn.exchange.actions.corrections import correct_notice_address, correct_response_address
from gemeinsinn.exchange.actions.notices import send_notice
from gemeinsinn.exchange.actions.notices.writing import issue_draft_token
from gemeinsinn.exchange.actions.responses import respond
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.exchange.views.respond import address_after
from tests.exchange.test_response_views import typed
from tests.factories.answers import give_answer, hang_need
from tests.factories.exchange import make_need, make_offer

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RIGHT = "maria@example.org"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    cache.clear()
    LimitCount.objects.all().delete()
    with time_machine.travel(NOW, tick=False):
        yield


def sent(make=make_need):
    """A notice that waits for the click in a mail to a mistyped address."""
    notice = make(state="draft")
    return send_notice(notice=notice, name="Maria Petrenko", email="maria@exmaple.org", phone="", now=NOW)


def page_of(notice):
    folder = "bedarfe" if isinstance(notice, Need) else "angebote"
    return f"/{folder}/schreiben/{issue_draft_token(notice=notice, now=NOW)}/abgeschickt/"


def answered(need):
    """An answer from a mistyped address."""
    told = typed(email="jule@exmaple.org", amount=800)
    return respond(notice=need, language="de", now=NOW, **told)


def newest_link():
    return re.search(r"/m/[^/\s]+/", OutgoingMail.objects.latest("pk").text)[0]


@pytest.mark.parametrize("make", [make_need, make_offer])
def test_a_notice_goes_to_the_right_address_and_the_first_link_is_void(client, make):
    notice = sent(make)
    first, page = newest_link(), page_of(notice)
    assert "exmaple.org" in client.get(page).text
    answer = client.post(page, {"email": " Maria@Example.org "})
    assert (answer.status_code, answer["Location"]) == (303, page)
    mail = OutgoingMail.objects.latest("pk")
    assert (mail.to, OutgoingMail.objects.count()) == (RIGHT, 2)
    shown = client.get(page).text
    assert RIGHT in shown
    assert 'name="email"' not in shown
    assert client.post(first).status_code == 404
    assert client.post(newest_link()).status_code == 302
    notice.refresh_from_db()
    assert notice.state == "submitted"
    assert [event.verb for event in events_of(notice)].count("address_corrected") == 1


def test_an_answer_goes_to_the_right_address_and_keeps_its_share(client):
    need = hang_need()
    response = answered(need)
    first, page, lapses = newest_link(), address_after(response), response.lapses_at
    assert client.post(page, {"email": "jule@example.org"}).status_code == 303
    need.refresh_from_db()
    response = Response.objects.get()
    assert (response.contact.email, response.lapses_at, need.covered) == ("jule@example.org", lapses, 800)
    assert "berichtigt" in client.get(page).text
    assert client.post(first).status_code == 404
    assert client.post(newest_link()).status_code == 302


def test_a_second_time_is_refused(client):
    notice = sent()
    correct_notice_address(notice=notice, email=RIGHT, now=NOW)
    with pytest.raises(DomainError):
        correct_notice_address(notice=notice, email="other@example.org", now=NOW)
    assert client.post(page_of(notice), {"email": "other@example.org"}).status_code == 303
    notice.contact.refresh_from_db()
    assert (notice.contact.email, OutgoingMail.objects.count()) == (RIGHT, 2)


def test_what_is_confirmed_or_nobodys_is_left_alone():
    confirmed = give_answer(hang_need())
    with pytest.raises(DomainError):
        correct_response_address(response=confirmed, email=RIGHT, now=NOW)
    forgotten = sent()
    forgotten.contact = None
    forgotten.save(update_fields=["contact"])
    with pytest.raises(DomainError):
        correct_notice_address(notice=forgotten, email=RIGHT, now=NOW)


@pytest.mark.parametrize("typed_address", ["", "maria", "MARIA@exmaple.org"])
def test_no_address_or_the_same_says_so(client, typed_address):
    page = client.post(page_of(sent()), {"email": typed_address})
    assert page.status_code == 422
    assert "field-error" in page.text or "aria-invalid" in page.text
    assert OutgoingMail.objects.count() == 1


def test_many_corrections_from_one_place_are_braked(client):
    pages = [page_of(sent()) for _ in range(11)]
    codes = [client.post(page, {"email": f"maria{n}@example.org"}).status_code for n, page in enumerate(pages)]
    assert codes == [303] * 10 + [422]


def test_quicker_than_the_page(client, monkeypatch):
    notice = sent()
    page = page_of(notice)

    def no_more(**_told):
        raise DomainError("Zu spät.")

    monkeypatch.setattr("gemeinsinn.exchange.views.correct.correct_notice_address", no_more)
    answer = client.post(page, {"email": RIGHT})
    assert (answer.status_code, "Zu spät." in answer.text) == (422, True)
