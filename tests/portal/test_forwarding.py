"""Old addresses lead on: of renamed pages, by editors' hands, and never to a draft."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from gemeinsinn.portal.forwarding import old_key
from tests.factories.editorial import make_article

pytestmark = pytest.mark.django_db


def test_a_renamed_page_is_found_at_its_old_address(django_capture_on_commit_callbacks):
    article = make_article("Alpha")
    article.slug = "beta"
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    answer = Client().get("/aktuelles/alpha/")
    assert (answer.status_code, answer["Location"]) == (301, "/aktuelles/beta/")
    assert Client().post("/aktuelles/alpha/").status_code in (403, 404, 405)
    article.refresh_from_db()
    article.unpublish()
    assert Client().get("/aktuelles/alpha/").status_code == 404


def test_an_editors_own_redirect():
    Redirect.objects.create(old_path="/flyer", redirect_link="https://stadt.example/", is_permanent=False)
    Redirect.objects.create(old_path="/leer")
    assert [Client().get("/flyer/").status_code, Client().get("/flyer?von=plakat")["Location"]] == [
        302,
        "https://stadt.example/",
    ]
    assert [Client().get(way).status_code for way in ("/leer/", "/sonst/wo/", "/a%00b", "/?p=7", "/?option=x")] == [
        404,
        404,
        404,
        200,
        200,
    ]


def test_what_is_missing_among_files_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get("/medien/x.html").status_code == 404


@pytest.mark.parametrize(
    ("address", "key"),
    [
        (
            "/index.php?option=com_content&view=article&id=12:hof&catid=3&Itemid=9",
            "/index.php?id=12&option=com_content&view=article",
        ),
        ("/?option=com_content&view=article&id=12", "/index.php?id=12&option=com_content&view=article"),
        ("index.php/neues/12-hof.html?tmpl=component", "/neues/12-hof"),
        ("/neues/12-hof/", "/neues/12-hof"),
        ("/?p=12", "/?p=12"),
        ("/?page_id=3", "/?page_id=3"),
        ("/?p=abc", "/"),
        ("/index.php", "/"),
    ],
)
def test_one_spelling_for_all_ways_to_the_same(address, key):
    assert old_key(address) == key
