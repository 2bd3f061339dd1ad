"""Tax-free allowances of volunteers (§ 3 Nr. 26 and 26a EStG): how near a year's sum is to the limit of the year."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from gemeinsinn.core.money import Money

LIMITS = Path(__file__).parents[1] / "data" / "limits.json"
NEAR = 80  # per cent of the limit from which we warn
MOST = Money(100_000_00)  # more than that is a slip


class Kind(StrEnum):
    """Which of the two."""

    VOLUNTEER = "volunteer"  # Ehrenamtspauschale
    TRAINER = "trainer"  # Übungsleiterpauschale


class Reach(StrEnum):
    """How a year stands to its limit."""

    FAR = "far"
    NEAR = "near"
    FULL = "full"  # to the cent
    OVER = "over"
    UNKNOWN = "unknown"  # nobody has entered the figure of that year


@cache
def limits() -> dict[tuple[int, str], Money]:
    """(year, kind) → limit, as dated data."""
    rows = json.loads(LIMITS.read_text(encoding="utf-8"))
    return {(row["year"], row["kind"]): Money(row["cents"]) for row in rows}


def limit_of(year: int, kind: str) -> Money | None:
    """The limit of a year; None where it is not known: last year's is not this year's."""
    return limits().get((year, kind))


def reach_of(total: Money, limit: Money | None) -> Reach:
    """Where a sum stands."""
    if limit is None:
        return Reach.UNKNOWN
    if total > limit:
        return Reach.OVER
    if total == limit:
        return Reach.FULL
    return Reach.NEAR if total.cents * 100 >= limit.cents * NEAR else Reach.FAR


@dataclass(frozen=True, slots=True)
class YearSum:
    """What one kind came to in one year, over all who paid."""

    year: int
    kind: Kind
    total: Money
    limit: Money | None

    @property
    def reach(self) -> Reach:
        """How near it is."""
        return reach_of(self.total, self.limit)

    @property
    def left(self) -> Money:
        """What is still free of tax; nothing below zero."""
        return max(Money(0), self.limit - self.total) if self.limit else Money(0)
