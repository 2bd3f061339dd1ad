"""Reading filters from an address: what is valid works, what is not is named and left out."""

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinsinn.exchange.queries.filters import Filters, active_filters, read_filters
from tests.factories.places import make_postcode, make_quarter

pytestmark = pytest.mark.django_db


def read(query):
    return read_filters(QueryDict(query))


def test_nothing_chosen():
    filters = read("")
    assert (filters, filters.any, filters.querystring, filters.heed) == (Filters(), False, "", ())


def test_everything_chosen_and_written_back():
    make_postcode()
    quarter = make_quarter()
    query = f"art=zeit&art=geld&ort=06122&umkreis=5&quartier={quarter.slug}&bis=2026-12-04&wort=Stuhl+Hof&seite=3&ansicht=liste"
    filters = read(query)
    assert (filters.kinds, filters.radius, filters.quarter, filters.page) == (("zeit", "geld"), 5, quarter, 3)
    assert (filters.until, filters.words, filters.view) == (date(2026, 12, 4), ("Stuhl", "Hof"), "liste")
    assert filters.spot.postcode == "06122"
    assert read(filters.querystring) == Filters(
        filters.kinds, filters.place, filters.spot, 5, quarter, filters.until, filters.words, 1, "liste"
    )
    assert filters.heed == ()
    dropped = [read(one["href"].removeprefix("?")) for one in active_filters(filters)]
    assert [one.kinds for one in dropped[:2]] == [("geld",), ("zeit",)]
    assert [dropped[2].spot, dropped[3].quarter, dropped[4].until, dropped[5].words] == [None, None, None, ()]


@pytest.mark.parametrize(
    ("query", "heeds"),
    [
        ("art=quatsch", 1),
        ("art=zeit,geld", 0),
        ("ort=xyzzyx", 1),
        ("umkreis=7", 1),
        ("umkreis=%F0%9F%98%80", 1),
        ("umkreis=²", 1),
        ("quartier=nirgends", 1),
        ("bis=32.13.2026", 1),
        ("bis=1.2", 1),
        ("bis=4.12.2026", 0),
        ("bis=morgen", 1),
        ("wort=" + "+".join("abcdefghij"), 1),
        ("wort=" + "a" * 500, 1),
        ("seite=-1", 0),
        ("seite=99999999999999999999", 0),
        ("seite=²", 0),
        ("ansicht=tabelle", 0),
    ],
)
def test_nonsense_is_named_and_left_out(query, heeds):
    filters = read(query)
    assert len(filters.heed) == heeds
    assert filters.page == 1


def test_a_page_is_never_beyond_reason():
    assert (read("seite=0").page, read("seite=7").page, read("seite=999999999").page) == (1, 7, 10_000)


FIXTURES = [HealthCheck.function_scoped_fixture]  # the language of the whole suite: it reads and writes nothing else


@settings(max_examples=60, deadline=None, suppress_health_check=FIXTURES)
@given(
    st.dictionaries(
        st.sampled_from(["art", "ort", "umkreis", "quartier", "bis", "wort", "seite", "ansicht"]), st.text(max_size=60)
    )
)
def test_no_input_is_an_error(told):
    query = QueryDict(mutable=True)
    query.update(told)
    filters = read_filters(query)
    again = read_filters(QueryDict(filters.querystring))
    assert again.querystring == filters.querystring
