"""The front page put together by editors: what they chose, in their order, and the usual where they chose nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.utils import timezone

from gemeinsinn.portal.blocks.front import FRONT_BLOCKS, LIVING, BannerBlock
from gemeinsinn.portal.models import FrontPage
from gemeinsinn.portal.showing.front import USUAL, front_facts, sections_of
from tests.factories.editorial import list_of
from tests.factories.exchange import make_need
from tests.factories.partnerships import make_settled

pytestmark = pytest.mark.django_db
BANNER = {
    "title": "Der Fonds ist offen",
    "words": "Bis Ende Januar.",
    "address": "/engagementfonds/",
    "button": "Zum Fonds",
}


def front(code="de", *sections):
    found = list_of(code).get_parent().specific
    found.sections = [(name, None if name in dict(LIVING) else BANNER) for name in sections]
    found.save()
    return found


def names(page):
    return [section.name for section in sections_of(page)]


def test_without_a_choice_the_usual_stands_there():
    assert names(None) == names(front()) == list(USUAL)
    make_need(title="Ein Regal")
    page = Client().get("/").content.decode()
    assert page.index('id="brett"') < page.index("ob es geklappt hat")


def test_what_was_chosen_stands_there_in_its_order_and_nothing_else():
    front("de", "banner", "figures", "board", "letter")
    page = Client().get("/").content.decode()
    places = [page.index(words) for words in ("Der Fonds ist offen", "ob es geklappt hat", 'id="brett"', 'id="brief"')]
    assert places == sorted(places)
    assert 'href="/engagementfonds/">Zum Fonds' in page
    assert 'id="brief"' not in Client().get("/en/").content.decode(), "each language has its own"


def test_what_is_not_chosen_is_not_read():
    chosen = front_facts(front("de", "board"), "de", today=timezone.localdate())
    assert (chosen["articles"], chosen["standing"], chosen["thanks"]) == ([], [], [])


def test_thanks_stand_there_with_their_words():
    make_settled(may_publish=(True, True))
    front("de", "thanks")
    assert 'id="danke"' in Client().get("/").content.decode()


def test_every_section_has_a_template_and_can_be_drawn():
    make_need(title="Ein Regal")
    front("de", *dict(FRONT_BLOCKS))
    assert Client().get("/").status_code == 200


@pytest.mark.parametrize(
    ("told", "faulty"),
    [
        ({}, None), ({"address": "", "button": ""}, None), ({"address": "https://halle.de/"}, None),
        ({"address": "http://halle.de/"}, "address"), ({"address": "javascript:alert(1)"}, "address"),
        ({"address": "//halle.de/"}, "address"), ({"address": "engagementfonds/"}, "address"),
        ({"button": ""}, "button"), ({"address": ""}, "button"),
    ],
)  # fmt: skip
def test_a_banner_leads_somewhere_or_nowhere(told, faulty):
    block = BannerBlock()
    value = block.to_python(BANNER | told)
    if faulty is None:
        assert block.clean(value)["title"] == BANNER["title"]
        return
    with pytest.raises(ValidationError) as refused:
        block.clean(value)
    assert list(refused.value.block_errors) == [faulty]


def test_the_preview_is_the_page_and_plain_language_stays_plain_text():
    request = RequestFactory().get("/")
    plain = FrontPage.objects.get(pk=front("ls", "board").pk)
    assert plain.get_template(request) == "portal/standard.html"
    shown = front("de", "figures")
    assert shown.get_template(request) == "portal/home.html"
    assert names(shown) == ["figures"] == [section.name for section in shown.get_context(request)["sections"]]
