"""Taking over: whole or not at all, and never twice."""

from datetime import date

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Site

from gemeinsinn.movein.actions.taking import AlreadyTaken, Incoming, take_article, take_picture, take_topic
from gemeinsinn.movein.models import Origin
from gemeinsinn.movein.queries import slugs_below, taken_articles
from gemeinsinn.portal.models import FrontPage, Picture, Topic
from tests.factories.editorial import NOW, list_of, photo

pytestmark = pytest.mark.django_db


def incoming(**more):
    fields = {
        "site": "alt.example",
        "number": "article-1",
        "title": "T",
        "slug": "t",
        "lead": "L",
        "day": date(2015, 1, 1),
    }
    return Incoming(**{**fields, "addresses": ("/a", "/b", "/a"), **more})


def take(article, parent):
    return take_article(parent=parent, article=article, topics=[], picture=None, by=None, now=NOW)


def test_an_article_is_taken_once():
    parent = list_of()
    Redirect.objects.create(
        old_path="/b", redirect_link="https://anders.example/", site=Site.objects.get(is_default_site=True)
    )
    page = take(incoming(), parent)
    assert (page.live, Redirect.objects.get(redirect_page=page).old_path) == (False, "/a")
    with pytest.raises(AlreadyTaken):
        take(incoming(slug="u"), parent)
    assert (taken_articles("alt.example", ["article-1", "article-2"]), list(slugs_below(parent))) == (
        {"article-1": page.sitepage_ptr},
        ["t"],
    )
    page.delete()
    assert taken_articles("alt.example", ["article-1"]) == {"article-1": None}
    assert str(Origin.objects.get()) == "alt.example article article-1"


def test_a_page_of_plain_text():
    list_of()
    page = take(incoming(is_page=True), FrontPage.objects.get(locale__language_code="de"))
    assert (type(page).__name__, page.lead) == ("StandardPage", "L")


def test_a_picture_is_taken_once_until_an_editor_deletes_it():
    list_of()
    shelf = Collection.get_first_root_node()

    def picture():
        return take_picture(
            site="alt.example", digest="d", content=photo(), title="T", words="Hof", holder="Archiv", source="a.jpg",
            shelf=shelf, by=None, now=NOW,
        )  # fmt: skip

    first, is_new = picture()
    assert (is_new, picture()) == (True, (first, False))
    first.delete()
    assert picture()[1] is True
    assert Picture.objects.values_list("licence", "source").get() == ("agreed", "a.jpg")


def test_topics_are_found_by_name_or_word():
    own = Topic.objects.create(slug="hof", name="Höfe", name_en="Yards")
    assert take_topic(name="höfe", now=NOW) == own
    made = take_topic(name="Neue Wege", now=NOW)
    assert (made.slug, made.name_en, take_topic(name="Neue, Wege", now=NOW)) == ("neue-wege", "Neue Wege", made)
