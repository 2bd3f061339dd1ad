"""Articles as visitors find them: published ones only, by language, topic, year and words."""

from datetime import date

import pytest
from django.test import Client
from wagtail.models import Locale

from gemeinsinn.portal.actions.writing import add_page
from gemeinsinn.portal.models import FrontPage, StandardPage, Topic, TopicPage, TopicsPage
from gemeinsinn.portal.queries.articles import Filters, articles_of, articles_on, found_articles, topics_of, years_of
from gemeinsinn.portal.queries.editorial import front_of, newest_articles, standing_pages
from gemeinsinn.portal.queries.twins import twins_of
from tests.factories.editorial import NOW, list_of, make_article, make_picture

pytestmark = pytest.mark.django_db


def titles(page):
    return [one.title for one in page]


def test_the_list_is_there_before_anybody_has_written():
    list_of()
    page = Client().get("/aktuelles/")
    assert (page.status_code, "Noch nichts geschrieben" in page.content.decode()) == (200, True)


def test_an_article_is_read_at_its_address_and_a_draft_is_not():
    make_article("Reform hat eine Lotsin")
    make_article("Noch nicht fertig", live=False)
    read = Client().get("/aktuelles/reform-hat-eine-lotsin/")
    assert (read.status_code, "Um drei war der Kuchen da." in read.content.decode()) == (200, True)
    assert Client().get("/aktuelles/noch-nicht-fertig/").status_code == 404
    assert "Noch nicht fertig" not in Client().get("/aktuelles/").content.decode()


def test_the_list_narrows_by_topic_year_and_words():
    topic = Topic.objects.create(slug="hof", name="Höfe", name_en="Yards")
    make_article("Alpha", topics=[topic], day=date(2026, 3, 1))
    make_article("Beta", day=date(2025, 3, 1), lead="Vom Fonds bezahlt")
    make_article("English one", code="en")
    assert titles(found_articles("de", Filters())) == ["Alpha", "Beta"]
    assert titles(found_articles("de", Filters.of({"thema": "hof"}))) == ["Alpha"]
    assert titles(found_articles("de", Filters.of({"jahr": "2025"}))) == ["Beta"]
    assert titles(found_articles("de", Filters.of({"wort": "fonds bezahlt"}))) == ["Beta"]
    assert titles(found_articles("de", Filters.of({"jahr": "viel"}))) == ["Alpha", "Beta"]
    assert (years_of("de"), [str(one) for one in topics_of("de")]) == ([2026, 2025], ["Höfe"])
    assert (titles(articles_on(topic, "de", most=3)), titles(newest_articles("en"))) == (["Alpha"], ["English one"])


def test_filters_live_in_the_address():
    filters = Filters.of({"thema": "hof", "wort": "  Kuchen "})
    assert (filters.query(), filters.query(thema=""), filters.asked) == ("thema=hof&wort=Kuchen", "wort=Kuchen", True)
    assert Filters().asked is False


def test_a_page_knows_its_twins_and_plain_language_has_addresses_of_its_own():
    german = make_article("Hofcafé", slug="hofcafe")
    make_article("Yard café", slug="yard-cafe", code="en", twin=german)
    make_article("Kaffee im Hof", slug="kaffee", code="ls", twin=german)
    assert [(one.code, one.url) for one in twins_of(german)] == [
        ("de", "/aktuelles/hofcafe/"),
        ("en", "/en/aktuelles/yard-cafe/"),
        ("ls", "/ls/aktuelles/kaffee/"),
    ]
    switch = Client().get("/aktuelles/hofcafe/").content.decode()
    assert '<a href="/en/aktuelles/yard-cafe/" lang="en" hreflang="en">' in switch
    plain = Client().get("/ls/aktuelles/kaffee/").content.decode()
    assert '<html lang="de-simple"' in plain
    assert Client().get("/en/aktuelles/yard-cafe/").status_code == 200
    assert Client().get("/en/aktuelles/hofcafe/").status_code == 404
    assert Client().get("/ls/gibt-es-nicht/").status_code == 404


def test_a_picture_whose_rights_have_ended_is_not_shown():
    picture = make_picture()
    make_article("Mit Bild", picture=picture)
    assert "Ein Hof mit Stühlen" in Client().get("/aktuelles/mit-bild/").content.decode()
    picture.usable_until = date(2020, 1, 1)
    picture.save()
    assert "Ein Hof mit Stühlen" not in Client().get("/aktuelles/mit-bild/").content.decode()


def test_the_feed_tells_of_the_language_it_is_asked_in():
    make_article("Alpha")
    make_article("Yard", code="en")
    german, english = (Client().get(f"{root}/aktuelles/feed.xml").content.decode() for root in ("", "/en"))
    assert ("Alpha" in german, "Yard" in german, "Alpha" in english, "Yard" in english) == (True, False, False, True)


def test_a_topic_page_collects_what_was_written_on_it():
    make_article("Alpha", topics=[topic := Topic.objects.create(slug="hof", name="Höfe", name_en="Yards")])
    german = Locale.objects.get(language_code="de")
    page = TopicPage(title="Höfe", slug="hoefe", topic=topic, lead="Was im Hof geht", locale=german)
    TopicsPage.objects.get(locale=german).add_child(instance=page)
    assert "Alpha" in Client().get("/themen/hoefe/").content.decode()
    assert "/themen/hoefe/" in Client().get("/aktuelles/alpha/").content.decode()
    assert "Höfe" in Client().get("/themen/").content.decode()


def test_the_front_page_shows_what_editors_put_there():
    front = list_of().get_parent().specific
    assert "Aus der Redaktion" not in Client().get("/").content.decode()
    front.lead = "Diese Woche im Brett"
    front.save()
    assert front_of("de") == front
    make_article("Alpha")
    page = Client().get("/").content.decode()
    assert ("Diese Woche im Brett" in page, "Alpha" in page) == (True, True)


def test_share_pictures_exist_for_what_everyone_may_read():
    shown, draft = make_article("Alpha"), make_article("Beta", live=False)
    assert Client().get(f"/seite/{shown.pk}/bild.png")["Content-Type"] == "image/png"
    assert Client().get(f"/seite/{draft.pk}/bild.png").status_code == 404


def test_nothing_else_lies_below_an_agency(page_of_agency):
    make_article("Aus der Agentur", parent=page_of_agency)
    make_article("Vom Netz")
    assert titles(articles_of(page_of_agency, most=5)) == ["Aus der Agentur"]


def test_the_clock_of_a_page_is_that_of_its_publishing():
    assert make_article("Alpha").specific_class.objects.get().first_published_at == NOW


def test_an_empty_list_is_no_twin_and_a_wordless_page_in_plain_language_neither():
    make_article("Etwas")
    assert [one.code for one in twins_of(list_of())] == ["de"]
    assert [one.code for one in twins_of(list_of("en"))] == ["de", "en"]
    front = FrontPage.objects.get(locale__language_code="de")
    assert [one.code for one in twins_of(front)] == ["de", "en"]
    FrontPage.objects.filter(locale__language_code="ls").update(lead="Hier helfen sich Menschen.")
    assert [(one.code, one.url) for one in twins_of(front)] == [("de", "/"), ("en", "/en/"), ("ls", "/ls/")]
    plain = Client().get("/ls/").content.decode()
    assert ('<a href="/" hreflang="de"' in plain, '<a href="/en/" hreflang="en"' in plain) == (True, True)


def test_pages_of_plain_text_are_reached_from_the_front_page_of_their_language():
    front = list_of().get_parent().specific
    about = StandardPage(title="Über das Netzwerk", slug="ueber-uns", locale=front.locale)
    draft = StandardPage(title="Presse", slug="presse", locale=front.locale)
    add_page(parent=front, page=about, by=None, now=NOW)
    add_page(parent=front, page=draft, by=None, now=NOW, live=False)
    below = StandardPage(title="Satzung", slug="satzung", locale=front.locale)
    add_page(parent=about, page=below, by=None, now=NOW)
    assert (titles(standing_pages("de")), standing_pages("en")) == (["Über das Netzwerk"], [])
    assert '<a href="/ueber-uns/">Über das Netzwerk</a>' in Client().get("/").content.decode()
    assert '"/ueber-uns/satzung/"' in Client().get("/ueber-uns/").content.decode()
