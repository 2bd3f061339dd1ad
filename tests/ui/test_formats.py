"""Days, hours, money, amounts and distances in German and English."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.core.money import Money
from gemeinsinn.core.quantities import parse_hundredths
from gemeinsinn.ui import formats
from gemeinsinn.ui.templatetags import ui, ui_layout

FRIDAY = date(2026, 12, 4)
# 23:30 UTC on Thursday is half past midnight on Friday in Berlin.
LATE = datetime(2026, 12, 3, 23, 30, tzinfo=UTC)
BOTH = [("de", 0), ("en", 1)]


@pytest.fixture(autouse=True)
def _in_november():
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), tick=False):
        yield


def said(language, function, *args):
    with translation.override(language):
        return function(*args).replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("function", "value", "german", "english"),
    [
        (ui.day, FRIDAY, "Freitag, 4. Dezember", "Friday 4 December"),
        (ui.day, date(2027, 1, 5), "Dienstag, 5. Januar 2027", "Tuesday 5 January 2027"),
        (ui.day, LATE, "Freitag, 4. Dezember", "Friday 4 December"),
        (ui.day, None, "", ""),
        (ui.short_day, FRIDAY, "Fr, 4. Dez", "Fri 4 Dec"),
        (ui.short_day, None, "", ""),
        (ui.clock, time(16, 0), "16 Uhr", "16:00"),
        (ui.clock, LATE, "0.30 Uhr", "00:30"),
        (ui.clock, datetime(2026, 12, 4, 9, 5), "9.05 Uhr", "09:05"),  # noqa: DTZ001  # a naive one is taken as it is
        (ui.clock, None, "", ""),
        (ui.moment, LATE, "Freitag, 4. Dezember, 0.30 Uhr", "Friday 4 December, 00:30"),
        (ui.moment, None, "", ""),
        (ui.iso, FRIDAY, "2026-12-04", "2026-12-04"),
        (ui.iso, LATE, "2026-12-03T23:30+00:00", "2026-12-03T23:30+00:00"),
        (ui.iso, None, "", ""),
        (ui.money, Money(20000), "200 €", "€200"),
        (ui.money, 1250, "12,50 €", "€12.50"),
        (ui.money, Money(123456700), "1.234.567 €", "€1,234,567"),
        (ui.money, None, "", ""),
        (ui.number, 1234.5, "1.234,5", "1,234.5"),
        (ui.number, None, "", ""),
        (ui.distance, 0, "50 m", "50 m"),
        (ui.distance, 812.4, "800 m", "800 m"),
        (ui.distance, 980, "1 km", "1 km"),
        (ui.distance, 1240, "1,2 km", "1.2 km"),
        (ui.distance, 14_400, "14 km", "14 km"),
        (ui.distance, None, "", ""),
        (formats.way, 0, "etwa 5 Minuten zu Fuß", "about 5 minutes on foot"),
        (formats.way, 1500, "etwa 25 Minuten zu Fuß", "about 25 minutes on foot"),
        (formats.way, 1501, "etwa 10 Minuten mit dem Rad", "about 10 minutes by bike"),
        (formats.way, 8000, "etwa 40 Minuten mit dem Rad", "about 40 minutes by bike"),
        (formats.way, 8001, "", ""),
    ],
)
def test_filters(function, value, german, english):
    assert (said("de", function, value), said("en", function, value)) == (german, english)


@pytest.mark.parametrize(
    ("start", "end", "german", "english"),
    [
        (FRIDAY, date(2026, 12, 9), "4. bis 9. Dezember 2026", "4 to 9 December 2026"),
        (date(2026, 11, 30), FRIDAY, "30. November bis 4. Dezember 2026", "30 November to 4 December 2026"),
        (FRIDAY, date(2027, 1, 5), "4. Dezember 2026 bis 5. Januar 2027", "4 December 2026 to 5 January 2027"),
        (FRIDAY, FRIDAY, "4. Dezember 2026", "4 December 2026"),
        (FRIDAY, None, "ab 4. Dezember 2026", "from 4 December 2026"),
        (None, FRIDAY, "bis 4. Dezember 2026", "by 4 December 2026"),
        (None, None, "", ""),
    ],
)
def test_span(start, end, german, english):
    assert (said("de", ui.span, start, end), said("en", ui.span, start, end)) == (german, english)


def test_quantity_and_share():
    assert said("de", ui.quantity, 2000, "Stühle") == "20 Stühle"
    assert said("de", ui.quantity, 250) == "2,5"
    assert said("en", ui.quantity, 123450) == "1,234.5"
    assert ui.quantity(None) == ""
    assert said("de", ui.share, 71, 84) == "85 %"
    assert ui.share(0, 0) == "–"


@given(st.integers(min_value=0, max_value=99_999_999_99))
def test_what_is_shown_can_be_typed_again(hundredths):
    with translation.override("de"):
        assert parse_hundredths(formats.quantity(hundredths)) == hundredths


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_money_shows_cents_only_where_there_are_some(cents):
    shown = said("de", formats.money, Money(cents))
    assert shown.endswith(" €")
    assert ("," in shown) == (cents % 100 != 0)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amira Haddad", "AH"),
        ("Uwe von der Heide", "UH"),
        ("Kita", "K"),
        ("", ""),
        ("„Bunter Weg“ e. V.", "BV"),
        ("& Co", "C"),
    ],
)
def test_initials(name, letters):
    assert ui.initials(name) == letters


@pytest.mark.parametrize(
    ("typed", "link"),
    [("0345 000 00 41", "+4934500000" + "41"), ("+49 345 1", "+493451"), ("0049 345 1", "00493451"), ("", "")],
)
def test_phone_link(typed, link):
    assert ui.phone_link(typed) == link


def test_today_and_home():
    assert said("de", ui_layout.today_long) == "Montag, 23. November 2026"
    assert said("en", ui_layout.today_long) == "Monday, 23 November 2026"
    assert said("de", ui_layout.home_url) == "/"
    assert said("en", ui_layout.home_url) == "/en/"


def test_anchor():
    assert (ui.anchor("Das haben Sie davon"), ui.anchor("…")) == ("das-haben-sie-davon", "teil")


@pytest.mark.parametrize(
    ("page", "words", "attribute"),
    [
        ("en", "", ' lang="de"'),
        ("en", "uk", ' lang="uk"'),
        ("en", "en", ""),
        ("de", "", ""),
        ("de", "en", ' lang="en"'),
    ],
)
def test_what_people_wrote_names_its_language_where_the_page_speaks_another(page, words, attribute):
    assert said(page, ui.own_words, words) == attribute
