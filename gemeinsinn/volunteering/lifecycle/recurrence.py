"""When a series takes place: a rule, days that fall out, and pauses. Times are wall-clock times of the place.

The rule is a small part of RFC 5545: every n weeks on weekdays, or each month on a day or an nth weekday.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

FARTHEST = timedelta(days=3 * 366)


class Rhythm(StrEnum):
    """How a series comes round."""

    WEEKLY = "weekly"
    MONTHLY_DAY = "monthly_day"  # on the 15th
    MONTHLY_WEEKDAY = "monthly_weekday"  # on the second Tuesday, or the last Friday (-1)


@dataclass(frozen=True, slots=True)
class Pause:
    """A span without dates, both days included: the summer holidays."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Rule:
    """One rhythm from `first` to `last`, both included. `weekdays` are 0 (Monday) to 6; `nth` 1 to 4 or -1."""

    rhythm: Rhythm
    first: date
    last: date
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 1
    without: frozenset[date] = field(default_factory=frozenset)
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a series cannot end before it starts")
        if self.last - self.first > FARTHEST:
            raise ValueError("a series may last three years at most")
        if not 1 <= self.every <= 12:
            raise ValueError("every 1 to 12 weeks or months")


def days_of(rule: Rule, *, most: int) -> list[date]:
    """The days of a series in order. Raises ValueError for more than `most`."""
    found: list[date] = []
    for day in falls_on(rule):
        if day in rule.without or any(pause.first <= day <= pause.last for pause in rule.pauses):
            continue
        found.append(day)
        if len(found) > most:
            raise ValueError(f"more than {most} dates")
    return found


def falls_on(rule: Rule) -> Iterator[date]:
    """The bare rhythm, without exceptions."""
    start, end = (datetime.combine(day, time()) for day in (rule.first, rule.last))
    chosen = rule.weekdays or (rule.first.weekday(),)
    if rule.rhythm is Rhythm.WEEKLY:
        found = rrule(WEEKLY, dtstart=start, until=end, interval=rule.every, byweekday=chosen, wkst=0)
    elif rule.rhythm is Rhythm.MONTHLY_DAY:
        found = rrule(MONTHLY, dtstart=start, until=end, interval=rule.every, bymonthday=rule.first.day)
    else:
        wanted = [weekday(number, rule.nth) for number in chosen]
        found = rrule(MONTHLY, dtstart=start, until=end, interval=rule.every, byweekday=wanted)
    return (moment.date() for moment in found)
