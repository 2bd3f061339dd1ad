"""Addresses with anything in their query: what makes no sense is left out, never a fault."""

import pytest
from django.test import Client

from tests.permissions.world import make_world
from tests.resilience.hostile import EVERYWHERE, SLY

PAGES = (
    "/", "/bedarfe/", "/bedarfe/feed.xml", "/angebote/", "/angebote/feed.xml", "/vorhaben/", "/vorhaben/feed.xml", "/partner/", "/partner/feed.xml",
    "/orte/vorschlaege/", "/partner/eintragen/", "/anruf/", "/anruf/danke/", "/suche/", "/suche/feed.xml", "/suche/vorschlaege/", "/suche/merken/",
    "/suche/merken/danke/", "/konto/anmelden/", "/bedarfe/1/ja/danke/",
)  # fmt: skip
DESK_PAGES = (
    "/schreibtisch/", "/schreibtisch/bedarfe/", "/schreibtisch/rueckmeldungen/", "/schreibtisch/vereinbarungen/",
    "/schreibtisch/anrufe/", "/schreibtisch/vorhaben/", "/schreibtisch/organisationen/", "/schreibtisch/menschen/",
    "/schreibtisch/viertel/", "/schreibtisch/datei/needs/",
)  # fmt: skip
PARAMETERS = (
    "art", "ort", "umkreis", "quartier", "bis", "wort", "seite", "ansicht", "gibt", "stand", "wo", "wer", "stelle", "q",
    "a", "partner", "next", "fuer", "was", "bei", "sprache", "folge", "monat", "rolle", "frei", "schicht", "tag", "zeige",
)  # fmt: skip
VALUES = {name: value for name, value in EVERYWHERE.items() if isinstance(value, str) and len(value) < 500} | {
    "sly": SLY, "dash": "v-x", "dash number": "o-99999999999999999999", "far page": "99999999999999999999", "minus": "-1",
    "quote": 'a"b', "percent": "%", "underline": "_", "like": "%' OR 1=1", "elsewhere": "//boese.example/", "empty key": "v-",
}  # fmt: skip
STRANGE = ("a=1&" * 400, "wort=a&wort=%ff%fe&seite=1&seite=2", "wort=%ED%A0%80", "=&&=&%", "[]=x", "wort")


@pytest.fixture
def visitors(postgres_only):
    """On the stricter database: somebody, and the head of an agency, who may export."""
    world = make_world()
    head = Client(raise_request_exception=False)
    head.force_login(world.users["head"])
    return {PAGES: Client(raise_request_exception=False), DESK_PAGES: head}


def test_every_parameter_takes_anything(visitors):
    """Each page gets every sixth thing in all its parameters, and a few at a time the one that no database takes."""
    faults = []
    for pages, client in visitors.items():
        for number, page in enumerate(pages):
            tries = [dict.fromkeys(PARAMETERS, VALUES[name]) for name in list(VALUES)[number % 6 :: 6]]
            tries += [dict.fromkeys(PARAMETERS[start::4], "v-9\x00") for start in range(4)]
            for query in tries:
                answer = client.get(page, query)
                if answer.status_code not in {200, 302, 404}:
                    faults.append(f"{page}: {query}: {answer.status_code}")
    assert faults == []


def test_strange_queries_are_read_as_far_as_possible(client, db):
    for number, page in enumerate(PAGES):
        for query in STRANGE[number % 2 :: 2]:
            assert client.get(f"{page}?{query}").status_code in {200, 302, 400, 404}, (page, query)


def test_sign_in_leads_to_no_other_site(client, db):
    for wanted in ("https://boese.example/", "//boese.example/", "/\\boese.example", "javascript:alert(1)", "\x00//x"):
        page = client.get("/konto/anmelden/", {"next": wanted}).content.decode()
        assert "boese" not in page.partition("<main")[2].replace(f"next={wanted}", "")
