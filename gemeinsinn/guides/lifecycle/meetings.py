"""When somebody can be met: a first day, a rhythm, perhaps a last day, and days on which it does not take place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WEEK = timedelta(days=7)
MOST_YEARS = 5  # further nobody looks, and no list grows without end


class Rhythm(StrEnum):
    """How it comes round."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"  # on the same weekday of the month as the first day: the second Tuesday, the last Friday


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which it does not take place, both included."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Rule:
    """The days of a meeting."""

    first: date
    rhythm: Rhythm
    last: date | None = None


def weekday_of_month(day: date) -> int:
    """1 to 4 for the first to the fourth such weekday of its month; a fifth one is the last: -1."""
    number = (day.day - 1) // 7 + 1
    return -1 if number == 5 else number


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The day in a month with a weekday (Monday is 0) and a number as weekday_of_month gives it."""
    if number == -1:
        after = date(year + month // 12, month % 12 + 1, 1)
        last = after - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    start = date(year, month, 1)
    return start + timedelta(days=(weekday - start.weekday()) % 7) + WEEK * (number - 1)


def all_days(rule: Rule) -> Iterator[date]:
    """Every day from the first on, without pauses; ends with the rule, after five years at the latest."""
    end = min(rule.last or date.max, rule.first + timedelta(days=365 * MOST_YEARS))
    for day in _steps(rule):
        if day > end:
            return
        yield day


def _steps(rule: Rule) -> Iterator[date]:
    if rule.rhythm is Rhythm.ONCE:
        yield rule.first
        return
    if rule.rhythm is Rhythm.MONTHLY:
        number, weekday = weekday_of_month(rule.first), rule.first.weekday()
        for months in range(12 * MOST_YEARS + 1):
            years, month = divmod(rule.first.month - 1 + months, 12)
            yield nth_weekday(rule.first.year + years, month + 1, weekday, number)
        return
    pause = WEEK if rule.rhythm is Rhythm.WEEKLY else 2 * WEEK
    day = rule.first
    while True:
        yield day
        day += pause


def days_between(rule: Rule, start: date, end: date, pauses: Iterable[Pause] = ()) -> list[date]:
    """The days from start to end, both included, on which it takes place."""
    away = list(pauses)
    return [day for day in all_days(rule) if start <= day <= end and not any(pause.covers(day) for pause in away)]


def left_out(rule: Rule, pauses: Iterable[Pause]) -> list[date]:
    """The days of the rhythm that fall into a pause: what a calendar calls exceptions."""
    away = list(pauses)
    return [day for day in all_days(rule) if any(pause.covers(day) for pause in away)]
