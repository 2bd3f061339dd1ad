"""The feed of projects, and the two looks of their list."""

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(answer):
    return [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(answer.content).iter(f"{ATOM}entry")]


def test_the_feed_holds_what_everyone_may_see_under_the_lists_filters(client):
    make_project(title="Ein Hofcafé")
    make_project(title="Ein Garten")
    make_project(title="Noch nicht geprüft", state="submitted")
    answer = client.get("/vorhaben/feed.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert sorted(titles(answer)) == ["Ein Garten", "Ein Hofcafé"]
    assert titles(client.get("/vorhaben/feed.xml?wort=garten")) == ["Ein Garten"]
    assert titles(client.get("/vorhaben/feed.xml?quartier=nirgends")) == []
    assert titles(client.get("/vorhaben/feed.xml?ort=Nirgendwo")) == []


def test_the_list_has_two_looks_and_names_its_feed(client):
    make_project(title="Ein Hofcafé")
    cards, rows = (client.get(f"/vorhaben/{query}").content.decode() for query in ("", "?ansicht=liste&wort=hof"))
    assert "project-cards--list" not in cards and "project-cards--list" in rows
    assert 'href="?wort=hof&amp;ansicht=liste"' in rows and 'href="?wort=hof"' in rows
    assert 'href="/vorhaben/feed.xml?wort=hof"' in rows
    assert '<input type="hidden" name="ansicht" value="liste">' in rows


def test_the_address_an_entry_is_known_by_leads_to_its_page(client):
    make_project(title="Ein Hofcafé")
    (entry,) = ET.fromstring(client.get("/vorhaben/feed.xml").content).iter(f"{ATOM}entry")
    guid = urlsplit(entry.findtext(f"{ATOM}id"))
    page = client.get(guid.path, follow=True)
    assert page.status_code == 200
    assert page.request["PATH_INFO"] == urlsplit(entry.find(f"{ATOM}link").get("href")).path


def test_the_feed_of_the_whole_list_has_no_empty_question(client):
    make_project(title="Ein Hofcafé")
    assert 'href="/vorhaben/feed.xml"' in client.get("/vorhaben/").content.decode()
