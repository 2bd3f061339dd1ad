"""Periods include both ends; an end may be open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.core.periods import Period, day_typed

days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
ends = st.none() | days


@st.composite
def periods(draw):
    start, end = draw(ends), draw(ends)
    return Period(end, start) if start and end and end < start else Period(start, end)


@given(periods(), periods(), st.lists(days, max_size=20))
def test_two_periods_overlap_if_a_day_lies_in_both(one, other, some_days):
    for day in [*some_days, one.start, one.end, other.start, other.end]:
        if day and day in one and day in other:
            assert one.overlaps(other)
    assert one.overlaps(other) == other.overlaps(one)


def test_days_count_first_and_last():
    assert Period(date(2026, 12, 4), date(2026, 12, 6)).days == 3
    assert Period(date(2026, 12, 4)).days is None
    assert not Period(end=date(2026, 1, 1)).overlaps(Period(start=date(2026, 1, 2)))


def test_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2026, 2, 1), date(2026, 1, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2026-12-04", date(2026, 12, 4)), (" 4.12.2026 ", date(2026, 12, 4)), ("", None), ("  ", None)],
)
def test_a_day_as_people_type_it(typed, day):
    assert day_typed(typed) == day


@pytest.mark.parametrize("typed", ["31.2.2026", "4.12.", "morgen", "1.1.1.1", "2026-13-01", "\x00", "9" * 400])
def test_what_is_no_day(typed):
    with pytest.raises(ValueError):
        day_typed(typed)
