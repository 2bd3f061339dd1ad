"""Series: against what any calendar program makes of the same rule, with exceptions and pauses."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.volunteering.lifecycle.recurrence import Pause, Rhythm, Rule, days_of

FIRST = date(2026, 12, 1)


def plain_days(rule: Rule) -> list[date]:
    """The same rule day by day, without any library: every day of the span is asked whether it belongs."""
    found = []
    weekdays = rule.weekdays or (rule.first.weekday(),)
    start_of_first_week = rule.first - timedelta(days=rule.first.weekday())
    for offset in range((rule.last - rule.first).days + 1):
        day = rule.first + timedelta(days=offset)
        months = (day.year - rule.first.year) * 12 + day.month - rule.first.month
        week = (day - start_of_first_week).days // 7
        following = day + timedelta(days=7)
        if rule.rhythm is Rhythm.WEEKLY:
            fits = day.weekday() in weekdays and week % rule.every == 0
        elif rule.rhythm is Rhythm.MONTHLY_DAY:
            fits = day.day == rule.first.day and months % rule.every == 0
        else:
            nth = following.month != day.month if rule.nth == -1 else (day.day - 1) // 7 + 1 == rule.nth
            fits = day.weekday() in weekdays and months % rule.every == 0 and nth
        out = day in rule.without or any(pause.first <= day <= pause.last for pause in rule.pauses)
        if fits and not out:
            found.append(day)
    return found


@st.composite
def rules(draw):
    first = draw(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
    last = first + timedelta(days=draw(st.integers(0, 800)))
    inside = st.dates(first, last)
    pauses = [Pause(*sorted((draw(inside), draw(inside)))) for _ in range(draw(st.integers(0, 2)))]
    return Rule(
        rhythm=draw(st.sampled_from(Rhythm)),
        first=first,
        last=last,
        every=draw(st.integers(1, 12)),
        weekdays=tuple(sorted(draw(st.sets(st.integers(0, 6), max_size=4)))),
        nth=draw(st.sampled_from([1, 2, 3, 4, -1])),
        without=frozenset(draw(st.lists(inside, max_size=3))),
        pauses=tuple(pauses),
    )


@given(rules())
def test_a_series_is_what_the_calendar_says(rule):
    assert days_of(rule, most=1000) == plain_days(rule)


def test_weekly_in_two_places_of_the_week_with_a_summer_pause():
    rule = Rule(
        Rhythm.WEEKLY,
        date(2027, 6, 28),
        date(2027, 9, 6),
        weekdays=(0, 3),
        pauses=(Pause(date(2027, 7, 5), date(2027, 8, 30)),),
    )
    assert days_of(rule, most=10) == [date(2027, 6, 28), date(2027, 7, 1), date(2027, 9, 2), date(2027, 9, 6)]


def test_the_last_friday_of_every_other_month():
    rule = Rule(Rhythm.MONTHLY_WEEKDAY, FIRST, date(2027, 6, 30), every=2, weekdays=(4,), nth=-1)
    assert days_of(rule, most=10) == [date(2026, 12, 25), date(2027, 2, 26), date(2027, 4, 30), date(2027, 6, 25)]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"last": date(2026, 11, 30)}, "end before it starts"),
        ({"last": date(2036, 1, 1)}, "three years"),
        ({"every": 0}, "1 to 12"),
        ({"every": 13}, "1 to 12"),
    ],
)
def test_rules_that_make_no_sense(told, words):
    with pytest.raises(ValueError, match=words):
        Rule(**{"rhythm": Rhythm.WEEKLY, "first": FIRST, "last": FIRST + timedelta(days=30)} | told)


def test_too_many_dates_are_refused_not_cut():
    rule = Rule(Rhythm.WEEKLY, FIRST, FIRST + timedelta(days=365), weekdays=tuple(range(7)))
    with pytest.raises(ValueError, match="more than 365"):
        days_of(rule, most=365)
    assert len(days_of(rule, most=366)) == 366
