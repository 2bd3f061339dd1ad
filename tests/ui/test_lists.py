"""Addresses of neighbouring pages, slips of a notice, words for what is missing, the menu."""

from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context
from django.urls import NoReverseMatch
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.ui.icons import ICONS, icon_markup
from gemeinsinn.ui.pages import MOST_SLIPS, page_links, strip_row
from gemeinsinn.ui.templatetags import ui, ui_layout
from gemeinsinn.ui.wording import missing_words


def test_one_page_needs_no_links():
    assert page_links(Paginator(range(24), 24).get_page(1)) is None
    assert page_links(None) is None


def test_links_keep_the_filters():
    links = page_links(Paginator(range(240), 24).get_page(2), "art=zeit&ort=06122")
    assert (links["previous"], links["next"]) == ("?art=zeit&ort=06122&seite=1", "?art=zeit&ort=06122&seite=3")
    assert [one["number"] for one in links["numbers"] if one["current"]] == [2]


def test_first_and_last_page_end_there():
    pages = Paginator(range(240), 24)
    assert page_links(pages.get_page(1), "?")["previous"] == ""
    last = page_links(pages.get_page(10))
    assert last["next"] == ""
    assert last["numbers"][1] == {"number": "…", "current": False, "href": ""}


@given(st.lists(st.booleans(), min_size=1, max_size=60), st.booleans())
def test_slips_show_what_is_gone_and_one_that_is_yours(strips, yours):
    row = str(strip_row(strips, "", yours))
    shown = strips[:MOST_SLIPS]
    assert row.count("<i") == len(shown)
    assert row.count("data-gone") == sum(shown)
    assert row.count("data-next") == (1 if yours and not all(shown) else 0)
    assert ("data-few" in row) == (len(shown) <= 8)
    assert ("data-single" in row) == (len(shown) == 1)


def test_size_of_slips():
    assert 'data-size="l"' in ui.strip_row([True, False], "l")
    assert "data-size" not in ui.strip_row([True, False], "huge")


@pytest.mark.parametrize(
    ("args", "german", "english"),
    [
        (
            (12, 20, "Stühlen"),
            "noch <strong>12</strong> von 20 Stühlen",
            "<strong>12</strong> of 20 Stühlen still missing",
        ),
        (("80 €", "200 €"), "noch <strong>80 €</strong> von 200 €", "<strong>80 €</strong> of 200 € still missing"),
        ((12, None, "Stühle"), "noch <strong>12</strong> Stühle", "<strong>12</strong> Stühle still missing"),
        ((1, 1, "Mensch"), "gesucht: <strong>1</strong> Mensch", "wanted: <strong>1</strong> Mensch"),
        ((1, 2, "<b>"), "noch <strong>1</strong> von 2 &lt;b&gt;", "<strong>1</strong> of 2 &lt;b&gt; still missing"),
    ],
)
def test_what_is_missing(args, german, english):
    with translation.override("de"):
        assert missing_words(*args) == german
    with translation.override("en"):
        assert ui.missing_words(*args) == english


def test_what_is_offered_is_not_missing():
    with translation.override("de"):
        assert missing_words(1, 1, "Säge", given=True) == "zu haben: <strong>1</strong> Säge"
        assert missing_words(2, 6, "Festen", given=True) == "noch <strong>2</strong> von 6 Festen"
    with translation.override("en"):
        assert ui.missing_words(2, 6, "feasts", given=True) == "<strong>2</strong> of 6 feasts still available"


@pytest.mark.parametrize(
    ("missing", "done"),
    [
        (None, False),
        ({"left": 0}, True),
        ({"left": "0 €"}, True),
        ({"left": 4}, False),
        (SimpleNamespace(left="0"), True),
    ],
)
def test_a_need_is_done_when_nothing_is_missing(missing, done):
    assert ui.is_done(missing) is done


def test_signs():
    assert icon_markup("nothing") == ""
    assert 'data-size="l"' in ui.icon("zeit", "l")
    assert set(ui.KINDS) <= set(ICONS)
    assert (ui.is_kind("geld"), ui.is_kind("gold")) == (True, False)


def test_menu_names_where_one_is(rf):
    context = Context({"request": rf.get("/werkstatt/button/"), "menu": [("A", "ui:gallery")]})
    with translation.override("de"):
        assert ui_layout.menu_entries(context) == [{"label": "A", "href": "/werkstatt/", "current": "true"}]
        context["request"].path = "/werkstatt/"
        assert ui_layout.menu_entries(context)[0]["current"] == "page"
        context["request"].path = "/"
        assert ui_layout.menu_entries(context)[0]["current"] == ""
    assert ui_layout.menu_entries(Context({})) == []
    with pytest.raises(NoReverseMatch):
        ui_layout.menu_entries(Context({"menu": [("B", "no:such")]}))
