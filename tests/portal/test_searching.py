"""What editors look for may hold any sign."""

import pytest
from django.test import Client

from gemeinsinn.portal import searching
from gemeinsinn.portal.models import SitePage
from tests.factories.editorial import make_article, make_editor

pytestmark = pytest.mark.django_db
LISTS = ("images/", "images/chooser/results/", "documents/", "documents/chooser/results/", "pages/search/",
         "choose-page/search/", "reports/site-history/")  # fmt: skip


@pytest.mark.parametrize("words", ['"', 'Hof"', 'a"b*', "NEAR(", "'", "100%", "a AND", "\\"])
def test_no_sign_is_an_error(words):
    editor = Client()
    editor.force_login(make_editor())
    make_article("Hofcafé")
    assert {editor.get(f"/redaktion/{name}", {"q": words}).status_code for name in LISTS} == {200}


def test_the_words_beside_a_quotation_mark_are_found():
    article = make_article("Quittenmus")
    assert [page.pk for page in SitePage.objects.search('"quittenmus')] == [article.pk]
    assert not SitePage.objects.search('"')


def test_other_databases_have_their_own_way(monkeypatch):
    monkeypatch.setattr(searching.connection, "vendor", "sonstige")
    made = searching.SearchBackend({})
    assert made.query_compiler_class.__name__ != "Bare"
