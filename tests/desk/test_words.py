"""/schreibtisch/woerter/: what editors teach the search, kept as typed when refused, taken away and back."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from gemeinsinn.config.wagtail_hooks import words_of_the_search
from gemeinsinn.matching.actions.synonyms import add_synonym
from gemeinsinn.matching.models import Synonym
from gemeinsinn.matching.queries.synonyms import synonyms
from gemeinsinn.portal.actions.tree import prepare_site
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
PAGE = "/schreibtisch/woerter/"


@pytest.fixture
def editor():
    return make_account(name="Edda Redlich", roles=["editor"])


@pytest.fixture
def browser(editor):
    client = Client()
    client.force_login(editor)
    return client


def listed():
    return [(row.language, row.words) for row in Synonym.objects.order_by("pk")]


def text_of(answer):
    return answer.content.decode()


def test_an_editor_teaches_takes_away_and_undoes(browser, editor):
    empty = text_of(browser.get(PAGE))
    assert "Noch nichts beigebracht" in empty and 'href="/schreibtisch/bedarfe/"' not in empty
    answer = browser.post(PAGE, {"words": "Lichterdings, Schwibbogen; ,", "language": "de"}, follow=True)
    assert listed() == [("de", ["Lichterdings", "Schwibbogen"])]
    for words in ("ab der nächsten Suche", 'href="/suche/?q=Lichterdings"', "Edda Redlich"):
        assert words in text_of(answer)
    gone = browser.post(f"{PAGE}{Synonym.objects.get().pk}/weg/", follow=True)
    assert listed() == [] and "„Lichterdings, Schwibbogen“" in text_of(gone)
    key = re.search(r'name="entfernt" value="([^"]+)"', text_of(gone))[1]
    back = browser.post(f"{PAGE}zurueck/", {"entfernt": key}, follow=True)
    assert listed() == [("de", ["Lichterdings", "Schwibbogen"])] and "Wieder da" in text_of(back)
    again = browser.post(f"{PAGE}zurueck/", {"entfernt": key}, follow=True)
    assert len(listed()) == 1 and "stehen schon in der Liste" in text_of(again)


@pytest.mark.parametrize("typed", ["", "Beamer", "Beamer, Beamer", ",;,"])
def test_what_was_typed_stays_when_it_is_refused(browser, typed):
    answer = browser.post(PAGE, {"words": typed, "language": "tr"})
    assert answer.status_code == 422 and listed() == []
    assert answer.context["form"]["words"].value() == typed and answer.context["form"]["language"].value() == "tr"


def test_the_same_words_in_another_order_are_the_same(browser, editor):
    add_synonym(words=["Beamer", "Projektor"], language="de", by=editor, now=timezone.now())
    answer = browser.post(PAGE, {"words": "projektor, BEAMER", "language": "de"})
    assert answer.status_code == 422 and "stehen schon in der Liste" in text_of(answer)
    browser.post(PAGE, {"words": "projektor, beamer", "language": "en"})
    assert [language for language, _words in listed()] == ["de", "en"]


def test_addresses_and_keys_that_are_none(browser):
    assert browser.post(f"{PAGE}999/weg/").status_code == 404
    assert browser.post(f"{PAGE}{2**63}/weg/").status_code == 404
    assert browser.post(f"{PAGE}zurueck/", {"entfernt": "x"}).status_code == 404
    assert browser.get(f"{PAGE}?entfernt=x").status_code == 200


def test_the_office_has_it_in_its_menu_and_others_read_nothing(editor):
    add_synonym(words=["Beamer", "Projektor"], language="de", by=editor, now=timezone.now())
    office, other = make_account(roles=["office"]), make_account(roles=["jury"])
    client = Client()
    client.force_login(office)
    assert f'href="{PAGE}"' in text_of(client.get("/schreibtisch/"))
    assert (synonyms(office).count(), synonyms(other).count()) == (1, 0)


def test_the_head_of_each_page_leads_an_editor_there(browser):
    prepare_site(now=timezone.now())
    assert 'href="/redaktion/"' in text_of(browser.get("/bedarfe/"))
    assert f'"url": "{PAGE}"' in text_of(browser.get("/redaktion/"))


def test_the_way_there_from_the_editors_part_speaks_the_language_of_who_goes_it():
    with override("en"):
        entry = words_of_the_search()
    for code, address in (("de", PAGE), ("en", f"/en{PAGE}")):
        with override(code):
            assert str(entry.url) == address
