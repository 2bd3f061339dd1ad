"""When a call waits too long, how long a day takes, what extending means."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.desk.lifecycle import GROUPS, MINUTES, Why, extended, minutes_for, working_day_before


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Berlin"))  # type: ignore[arg-type,misc]  # year, month, day and so on


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (at(2026, 11, 24, 10, 12), at(2026, 11, 23, 10, 12)),  # Tuesday → Monday
        (at(2026, 11, 23, 10, 12), at(2026, 11, 20, 10, 12)),  # Monday → Friday
        (at(2026, 11, 22, 10, 12), at(2026, 11, 20, 10, 12)),  # Sunday → Friday
        (at(2026, 11, 21, 10, 12), at(2026, 11, 20, 10, 12)),  # Saturday → Friday
    ],
)
def test_a_weekend_does_not_make_a_call_late(now: datetime, before: datetime) -> None:
    assert working_day_before(now) == before


def test_every_reason_has_a_group_and_a_time() -> None:
    assert set(GROUPS) == set(MINUTES) == set(Why)


def test_nothing_takes_no_time() -> None:
    assert minutes_for({}) == 0


@given(st.dictionaries(st.sampled_from(list(Why)), st.integers(min_value=0, max_value=300)))
def test_minutes_are_rounded_up_to_five(counts: dict[Why, int]) -> None:
    exact = sum(MINUTES[why] * count for why, count in counts.items())
    assert minutes_for(counts) % 5 == 0
    assert 0 <= minutes_for(counts) - exact < 5


@pytest.mark.parametrize(
    ("until", "expected"),
    [(date(2026, 12, 1), date(2026, 12, 29)), (date(2026, 11, 1), date(2026, 12, 20)), (None, date(2026, 12, 20))],
)
def test_extending_counts_from_the_later_day(until: date | None, expected: date) -> None:
    assert extended(until, date(2026, 11, 22)) == expected
