"""What is reported: over whole months, quarters and years, or between two days somebody chose."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

Counts = dict[Any, int | None]  # by value; None: too small a number to be told
NOT_SAID = ""

MOST_MONTHS = 24  # of a longer span the course is told year by year
LONGEST = 20  # years
_QUARTER, _YEAR = 3, 12


class Named(StrEnum):
    """Spans with a name, by the words of addresses."""

    YEAR = "jahr"
    LAST_YEAR = "vorjahr"
    QUARTER = "quartal"
    LAST_QUARTER = "vorquartal"
    MONTH = "monat"
    LAST_MONTH = "vormonat"
    OWN = "eigen"


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day, both included. Raises ValueError where that is no span, or too long a one."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("it ends before it begins")
        if self.last.year - self.first.year > LONGEST:
            raise ValueError("that are more years than are kept")

    @property
    def by_month(self) -> bool:
        """Whether its course is told month by month, or year by year."""
        return _months_between(self.first, self.last) < MOST_MONTHS

    def steps(self) -> list[date]:
        """The first day of each month or year in it, also those before the span begins."""
        if self.by_month:
            return [_month(self.first, n) for n in range(_months_between(self.first, self.last) + 1)]
        return [date(year, 1, 1) for year in range(self.first.year, self.last.year + 1)]

    def step_of(self, day: date) -> date:
        """The step a day belongs to."""
        return date(day.year, day.month if self.by_month else 1, 1)


def span_of(named: Named, *, today: date) -> Span:
    """The span of a name as of today; a year and a quarter go to their end. OWN is the year until it is chosen."""
    length = {Named.MONTH: 1, Named.LAST_MONTH: 1, Named.QUARTER: _QUARTER, Named.LAST_QUARTER: _QUARTER}.get(
        named, _YEAR
    )
    first = date(today.year, today.month - (today.month - 1) % length, 1)
    if named in {Named.LAST_MONTH, Named.LAST_QUARTER, Named.LAST_YEAR}:
        first = _month(first, -length)
    return Span(first, _month(first, length) - timedelta(days=1))


def _month(day: date, later: int) -> date:
    years, index = divmod(day.month - 1 + later, _YEAR)
    return date(day.year + years, index + 1, 1)


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * _YEAR + last.month - first.month
