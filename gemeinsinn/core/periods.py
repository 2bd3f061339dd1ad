"""Days as people type them, and spans of days, first and last included; either end may be open."""

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


def day_typed(typed: str) -> date | None:
    """A day as 2026-12-04 or 4.12.2026; None for nothing. Raises ValueError for anything else."""
    typed = typed.strip()[:20]
    if not typed:
        return None
    if "." in typed:
        day, month, year = (int(part) for part in typed.split("."))
        return date(year, month, day)
    return date.fromisoformat(typed)
