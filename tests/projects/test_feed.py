"""The feed of projects, and the two looks of their list."""

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
