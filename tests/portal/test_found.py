"""/suche/ finds what editors have written."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from gemeinsinn.matching.beside import register, sections_for
from gemeinsinn.portal.queries.found import found_pages
from gemeinsinn.portal.sections import pages_section
from tests.factories.editorial import make_article

pytestmark = pytest.mark.django_db
BODY = [("text", "<p>Quittenmus für alle</p>")]


def main(path, **query):
    answer = Client().get(path, query)
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_the_search_shows_published_pages_with_all_the_words_below_its_hits():
    make_article("Hofcafé", slug="hofcafe", body=BODY, lead="Wie es schmeckt.")
    make_article("Nur Quittenmus", lead="Ohne das andere.")
    make_article("Entwurf", body=BODY, live=False)
    inside = make_article("Nur für uns", body=BODY)
    PageViewRestriction.objects.create(page=inside, restriction_type=PageViewRestriction.LOGIN)
    make_article("Yard", slug="yard", code="en", body=BODY)
    shown = main("/suche/", q="quittenmus alle")
    assert ("Seiten und Artikel" in shown, 'href="/aktuelles/hofcafe/"' in shown) == (True, True)
    assert [(page.title, page.told) for page in found_pages("quittenmus alle")] == [("Hofcafé", "Wie es schmeckt.")]
    assert "Wie es schmeckt." in shown
    assert 'href="/en/aktuelles/yard/"' in main("/en/suche/", q="Quittenmus")
    assert "Seiten und Artikel" not in main("/suche/", q="Klavier") + main("/suche/")


def test_a_page_without_words_for_search_engines_is_told_by_its_lead():
    page = make_article("Hof", body=BODY, lead="Wie es schmeckt.")
    type(page).objects.update(description="")
    assert [one.told for one in found_pages("Quittenmus")] == ["Wie es schmeckt."]


@pytest.mark.parametrize(
    "words", ['"', "( OR", "a AND NOT", "*", "'; DROP TABLE x; --", "\u202e", "x" * 5000, "Hof:Hof"]
)
def test_whatever_somebody_types_is_answered(words):
    make_article("Hof")
    assert "<h1" in main("/suche/", q=words)


def test_signs_are_no_orders_to_the_index():
    make_article("Hof", body=BODY)
    assert [page.title for page in found_pages('"Quittenmus" (alle) NEAR:* -Hof')] == []
    assert [page.title for page in found_pages('("Quittenmus*: alle')] == ["Hof"]
    assert found_pages("?!") == []


def test_it_costs_no_more_with_more_pages(django_assert_max_num_queries):
    for number in range(7):
        make_article(f"Hof {number}", body=BODY)
    main("/suche/", q="Quittenmus")
    with django_assert_max_num_queries(15):
        assert main("/suche/", q="Quittenmus").count("<h3>") == 5


def test_a_group_is_registered_once_and_asked_only_with_words():
    make_article("Hof", body=BODY)
    register(pages_section)
    assert ([name for name, _context in sections_for("Quittenmus")], sections_for("")) == (
        ["portal/parts/found.html"],
        [],
    )
