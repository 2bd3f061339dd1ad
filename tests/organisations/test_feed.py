"""The feed of partners, and the two looks of their list."""

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.factories.organisations import make_organisation

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(answer):
    return [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(answer.content).iter(f"{ATOM}entry")]


def test_the_feed_holds_published_partners_under_the_lists_filters(client):
    make_organisation(name="Tischlerei Amsel", kind="company", gives_kinds={"zeit": ""})
    make_organisation(name="Verein Drossel", kind="association", gives_kinds={})
    make_organisation(name="Ungeprüft", state="submitted")
    answer = client.get("/partner/feed.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert sorted(titles(answer)) == ["Tischlerei Amsel", "Verein Drossel"]
    assert titles(client.get("/partner/feed.xml?art=association")) == ["Verein Drossel"]
    assert titles(client.get("/partner/feed.xml?gibt=zeit")) == ["Tischlerei Amsel"]
    assert titles(client.get("/partner/feed.xml?quartier=nirgends")) == []
    assert titles(client.get("/partner/feed.xml?ort=Nirgendwo")) == []


def test_the_list_has_two_looks_and_names_its_feed(client):
    make_organisation(name="Tischlerei Amsel")
    cards, rows = (client.get(f"/partner/{query}").content.decode() for query in ("", "?ansicht=liste&wort=amsel"))
    assert "partner-cards--list" not in cards and "partner-cards--list" in rows
    assert 'href="?wort=amsel"' in rows and 'href="/partner/feed.xml?wort=amsel"' in rows


def test_the_address_an_entry_is_known_by_leads_to_its_page(client):
    make_organisation(name="Tischlerei Amsel")
    (entry,) = ET.fromstring(client.get("/partner/feed.xml").content).iter(f"{ATOM}entry")
    guid = urlsplit(entry.findtext(f"{ATOM}id"))
    page = client.get(guid.path, follow=True)
    assert page.status_code == 200
    assert page.request["PATH_INFO"] == urlsplit(entry.find(f"{ATOM}link").get("href")).path


def test_the_feed_of_the_whole_list_has_no_empty_question(client):
    make_organisation(name="Tischlerei Amsel")
    assert 'href="/partner/feed.xml"' in client.get("/partner/").content.decode()
