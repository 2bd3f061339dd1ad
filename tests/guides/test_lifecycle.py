"""States as a table; the days of a meeting against a library that many calendars rely on."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.guides.lifecycle.guides import MOVES, Move, State, can_move, is_usual_size
from gemeinsinn.guides.lifecycle.meetings import Pause, Rhythm, Rule, all_days, days_between, left_out, weekday_of_month

WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_moves_are_a_table():
    allowed = {
        Move.PUBLISH: {State.PREPARED, State.PAUSED}, Move.PAUSE: {State.PUBLISHED},
        Move.END: {State.PREPARED, State.PUBLISHED, State.PAUSED}, Move.RETURN: {State.ENDED},
    }  # fmt: skip
    assert {move: set(MOVES[move][0]) for move in Move} == allowed
    assert {(state, move) for move in Move for state in State if can_move(state, move)} == {
        (state, move) for move, states in allowed.items() for state in states
    }


def test_three_to_six_are_a_team():
    assert [size for size in range(9) if is_usual_size(size)] == [3, 4, 5, 6]


def reference(rule: Rule) -> list[date]:
    """The same days as dateutil reckons them, which RFC 5545 is tested against."""
    start = datetime.combine(rule.first, datetime.min.time())
    end = min(rule.last or date.max, rule.first + timedelta(days=365 * 5))
    until = datetime.combine(end, datetime.min.time())
    if rule.rhythm is Rhythm.ONCE:
        return [rule.first]
    if rule.rhythm is Rhythm.MONTHLY:
        weekday = WEEKDAYS[rule.first.weekday()](weekday_of_month(rule.first))
        found = rrule(MONTHLY, dtstart=start, until=until, byweekday=weekday)
    else:
        found = rrule(WEEKLY, interval=2 if rule.rhythm is Rhythm.FORTNIGHTLY else 1, dtstart=start, until=until)
    return [moment.date() for moment in found]


@given(DAYS, st.sampled_from(list(Rhythm)), st.none() | st.integers(0, 900))
def test_days_are_those_of_a_reference(first, rhythm, length):
    rule = Rule(first, rhythm, None if length is None else first + timedelta(days=length))
    assert list(all_days(rule)) == reference(rule)


@given(DAYS, st.sampled_from(list(Rhythm)), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), max_size=4))
def test_what_is_left_out_and_what_takes_place_are_together_all_days(first, rhythm, gaps):
    rule = Rule(first, rhythm, first + timedelta(days=400))
    pauses = [Pause(first + timedelta(days=a), first + timedelta(days=a + b)) for a, b in gaps]
    takes_place, away = days_between(rule, first, date.max, pauses), left_out(rule, pauses)
    assert sorted(takes_place + away) == list(all_days(rule))
    assert not set(takes_place) & set(away)


@pytest.mark.parametrize(
    ("first", "third"), [(date(2026, 12, 29), date(2027, 2, 23)), (date(2026, 12, 8), date(2027, 2, 9))]
)
def test_the_last_and_the_second_tuesday(first, third):
    assert list(all_days(Rule(first, Rhythm.MONTHLY)))[2] == third
