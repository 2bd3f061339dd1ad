"""Cursors lead back to where they were given out, and everything else is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.api.cursors import EPOCH, Cursor, Order, cursor_of, read_cursor, write_cursor

MOMENTS = st.integers(10**15, 10**16).map(lambda number: EPOCH + timedelta(microseconds=number))
IDS = st.integers(1, 10**18 - 1)


@given(MOMENTS, IDS, st.sampled_from([Order.NEWEST, Order.CHANGED]))
def test_a_time_comes_back_to_the_microsecond(moment, pk, order):
    cursor = read_cursor(write_cursor(cursor_of(order, moment, pk)), order)
    assert (cursor.moment, cursor.pk) == (moment, pk)


@given(st.floats(0, 20_000), IDS)
def test_a_distance_comes_back_exactly(km, pk):
    told = write_cursor(cursor_of(Order.NEAREST, km, pk))
    assert read_cursor(told, Order.NEAREST) == Cursor(Order.NEAREST, km, pk)


@given(st.text(max_size=60), st.sampled_from(Order))
def test_what_was_made_up_is_refused(text, order):
    with pytest.raises(ValueError, match=r"unreadable|another list"):
        read_cursor(text, order)


def test_a_cursor_belongs_to_its_order():
    newest = write_cursor(cursor_of(Order.NEWEST, datetime(2026, 1, 1, tzinfo=UTC), 3))
    with pytest.raises(ValueError, match="another list"):
        read_cursor(newest, Order.NEAREST)


def test_a_time_is_whole():
    with pytest.raises(ValueError, match="no time"):
        read_cursor(write_cursor(Cursor(Order.NEWEST, 1.5, 3)), Order.NEWEST)
