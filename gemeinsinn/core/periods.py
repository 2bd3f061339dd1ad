"""A span of days, first and last included; either end may be open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included; None means open. Raises ValueError if it ends first."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError("a period cannot end before it starts")

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: Period) -> bool:
        """True if at least one day lies in both."""
        starts = max(p.start or date.min for p in (self, other))
        ends = min(p.end or date.max for p in (self, other))
        return starts <= ends

    @property
    def days(self) -> int | None:
        """The number of days, or None if an end is open."""
        return (self.end - self.start).days + 1 if self.start and self.end else None
