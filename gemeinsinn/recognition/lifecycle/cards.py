"""Have these hours reached what a card asks for? Looks back over whole weeks, so that a holiday costs nobody the card."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 52
MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a card asks for, in minutes; whichever of them is reached is enough. `years`: for how long already."""

    a_year: int | None = None
    a_week: int | None = None
    in_all: int | None = None
    years: int = 1
    since: date | None = None  # from when on it holds

    @property
    def is_known(self) -> bool:
        """Whether it names a figure at all."""
        return any((self.a_year, self.a_week, self.in_all))


def window_start(today: date, years: int) -> date:
    """The first day of so many times 52 weeks that end today."""
    return today - timedelta(weeks=WEEKS * years) + timedelta(days=1)


def minutes_within(hours: Iterable[tuple[date, int]], first: date, last: date) -> int:
    """The minutes of days between two, both included."""
    return sum(minutes for day, minutes in hours if first <= day <= last)


def parts_of(threshold: Threshold, hours: Iterable[tuple[date, int]], *, today: date) -> list[tuple[int, int]]:
    """(given, wanted) of each figure: a year's and a week's over the last 52 weeks, a week's as its sum."""
    rows = list(hours)
    found = []
    if threshold.a_year:
        found.append((minutes_within(rows, window_start(today, 1), today), threshold.a_year))
    if threshold.a_week:
        first = window_start(today, threshold.years)
        found.append((minutes_within(rows, first, today), threshold.a_week * WEEKS * threshold.years))
    if threshold.in_all:
        found.append((minutes_within(rows, date.min, today), threshold.in_all))
    return found


def is_reached(threshold: Threshold, hours: Iterable[tuple[date, int]], *, today: date) -> bool:
    """One of the figures is enough; a card that asks for two years looks at the first year by itself, too."""
    rows = list(hours)
    if threshold.since is not None and today < threshold.since:
        return False
    if threshold.years > 1 and not any(day <= window_start(today, threshold.years - 1) for day, _minutes in rows):
        return False
    return any(given >= wanted for given, wanted in parts_of(threshold, rows, today=today))


def still_missing(threshold: Threshold, hours: Iterable[tuple[date, int]], *, today: date) -> int:
    """Minutes to the nearest figure; 0 if one is reached or none is known."""
    return max(0, min((wanted - given for given, wanted in parts_of(threshold, hours, today=today)), default=0))
