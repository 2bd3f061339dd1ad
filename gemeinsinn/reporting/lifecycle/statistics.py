"""Rates and medians of applications, from rows of plain values. Days are whole days of the calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One application as far as statistics look. `awarded` in cents, 0 without a grant that stands."""

    year: int
    kind: str
    place: str
    received: date
    decided: date | None  # the first award or rejection
    awarded: int
    rejected: bool
    accepted: date | None
    paid: date | None  # the first money
    ended: date | None  # of the project
    proved: date | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a set of rows comes to. Medians are None where there is nothing to count."""

    applications: int
    awards: int
    rejections: int
    awarded: int
    to_decision: float | None
    to_money: float | None
    to_proof: float | None

    @property
    def open(self) -> int:
        """Neither awarded nor rejected: not decided yet, or taken back."""
        return self.applications - self.awards - self.rejections

    @property
    def mean(self) -> int:
        """The average grant in cents; 0 without any."""
        return self.awarded // self.awards if self.awards else 0

    @property
    def decided(self) -> int:
        """Awarded or rejected."""
        return self.awards + self.rejections


@dataclass(frozen=True, slots=True)
class Statistics:
    """Year by year over all, and the parts of the year chosen (or of all)."""

    years: list[tuple[int, Summary]]
    chosen: Summary
    kinds: list[tuple[str, Summary]]
    places: list[tuple[str, Summary]]
    types: list[tuple[str, int]]  # label, planned cents of what was funded


def summary_of(rows: Iterable[Row]) -> Summary:
    """To the decision from the day it came in; to the money from the acceptance; to the proof from the project's last day."""
    told = list(rows)
    return Summary(
        applications=len(told),
        awards=sum(one.awarded > 0 for one in told),
        rejections=sum(one.rejected for one in told),
        awarded=sum(one.awarded for one in told),
        to_decision=median_days((one.received, one.decided) for one in told),
        to_money=median_days((one.accepted, one.paid) for one in told),
        to_proof=median_days((one.ended, one.proved) for one in told),
    )


def median_days(pairs: Iterable[tuple[date | None, date | None]]) -> float | None:
    """Over those where both days are known; what was done before the first day counts as no day."""
    days = [max(0, (last - first).days) for first, last in pairs if first is not None and last is not None]
    middle = median(days) if days else None
    return int(middle) if middle is not None and middle == int(middle) else middle


def by_year(rows: Sequence[Row]) -> list[tuple[int, Summary]]:
    """Every year there is, the earliest first."""
    years = sorted({one.year for one in rows})
    return [(year, summary_of(one for one in rows if one.year == year)) for year in years]


def by_name(rows: Sequence[Row], name: str) -> list[tuple[str, Summary]]:
    """By kind or place, the most applications first."""
    groups: dict[str, list[Row]] = {}
    for one in rows:
        groups.setdefault(getattr(one, name), []).append(one)
    found = [(key, summary_of(group)) for key, group in groups.items()]
    return sorted(found, key=lambda one: (-one[1].applications, one[0]))
