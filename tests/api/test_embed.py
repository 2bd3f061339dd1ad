"""The list other sites show, and the page that makes the lines for it."""

import html
import re

import pytest

from tests.factories.exchange import make_body, make_need, make_offer
from tests.factories.people import make_account
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db
LIST = "/einbetten/liste/"


def titles(client, query=""):
    page = client.get(f"{LIST}{query}").content.decode()
    return re.findall(r'class="need__t"><a[^>]*>([^<]+)<', page)


def test_only_the_list_may_be_framed(client):
    for path, ancestors in ((LIST, "*"), ("/einbetten/", "'none'"), ("/bedarfe/", "'none'"), ("/api/v1/", "'none'")):
        answer = client.get(path)
        assert f"frame-ancestors {ancestors}" in re.split(r";\s*", answer["Content-Security-Policy"])
        assert ("X-Frame-Options" in answer) == (path != LIST)


def test_it_holds_no_script_and_sets_no_cookie(client):
    make_need()
    answer = client.get(LIST)
    assert "<script" not in answer.content.decode()
    assert answer.cookies == {}
    assert '<base target="_blank">' in answer.content.decode()


def test_it_shows_what_everyone_may_read(client):
    make_need(title="Für alle")
    make_need(title="Nur für Betriebe", audience="partners")
    make_need(title="Noch nicht geprüft", state="submitted")
    make_offer(title="Ein Keller")
    assert titles(client) == ["Für alle"]
    assert titles(client, "?was=angebot") == ["Ein Keller"]
    client.force_login(make_account(roles=["office"]))
    assert titles(client) == ["Für alle"]


def test_kind_words_place_and_number_narrow_it(client):
    make_municipality()
    near = make_need(title="Stühle hier", lat=51.5, lon=11.98)
    make_need(title="Stühle weit weg", lat=52.52, lon=13.4)
    make_need(title="Preisgeld", kind="geld", lat=51.49, lon=11.99)
    assert titles(client, "?ort=Halle&umkreis=5&q=Stühle") == [near.title]
    assert titles(client, "?art=geld") == ["Preisgeld"]
    for number in range(4):
        make_need(title=f"Noch einer {number}")
    assert len(titles(client, "?anzahl=3")) == 3
    assert len(titles(client)) == 5
    assert " km" in client.get(f"{LIST}?ort=Halle&umkreis=5&q=Stühle").content.decode()


@pytest.mark.parametrize("query", ["?ort=Nirgendwo", "?art=krempel", "?anzahl=1000", "?was=alles"])
def test_what_makes_no_sense_is_said_and_shows_nothing(query, client):
    make_need(title="Nicht gemeint")
    assert client.get(f"{LIST}{query}").status_code == 422
    assert titles(client, query) == []
    page = client.get(f"/einbetten/{query}")
    assert page.status_code == 422 and "<iframe" not in page.content.decode()


def test_it_is_light_or_dark_as_asked(client):
    assert 'data-scheme="dark"' in client.get(f"{LIST}?farbe=dunkel").content.decode()
    assert 'data-scheme="light"' in client.get(f"{LIST}?farbe=hell").content.decode()
    assert "data-scheme" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_lines_to_paste_are_what_is_shown(prefix, client):
    make_municipality()
    page = client.get(f"{prefix}/einbetten/?ort=Halle&umkreis=25&art=geld&art=zeit&q=a%22b").content.decode()
    lines = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])
    shown = html.unescape(re.search(r'<iframe class="paste__frame" src="([^"]+)"', page)[1])
    pasted = re.search(r'src="([^"]+)"', lines)[1]
    assert html.unescape(pasted) == f"http://127.0.0.1:8000{shown}"
    assert shown == f"{prefix}/einbetten/liste/?q=a%22b&art=geld&art=zeit&ort=Halle&umkreis=25&anzahl=5"
    assert client.get(shown).status_code == 200
    assert lines.count("<") == 2 and "style" in lines


def test_an_empty_board_says_so(client):
    assert "Hier hängt gerade nichts." in client.get(LIST).content.decode()


def test_people_and_hidden_organisations_are_not_in_it(client):
    make_need(organisation=make_body(name="Wartet noch", state="submitted"))
    assert "Petrenko" not in client.get(LIST).content.decode()
