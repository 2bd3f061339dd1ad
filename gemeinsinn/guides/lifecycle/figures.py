"""Months, and numbers so small that they could point at somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

LEAST = 3


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def typed(cls, text: str, *, today: date) -> "Month":
        """ "2026-11"; nonsense and the future are this month."""
        year, _dash, number = text.partition("-")
        plain = text.isascii() and len(text) == 7 and year.isdigit() and number.isdigit()
        if not plain or not (int(year) >= 2000 and 1 <= int(number) <= 12):
            return cls.of(today)
        return min(cls(int(year), int(number)), cls.of(today), key=lambda month: (month.year, month.number))

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    def moved(self, months: int) -> "Month":
        """So many months later, or earlier."""
        years, index = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, index + 1)


def veiled(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Counts for somebody outside: below three they are hidden (None), and whatever would give a hidden one away, too.

    The total is known outside, so a single hidden number, or hidden ones that are all two, could be reckoned: then the
    smallest of the others is hidden with them.
    """
    hidden = {name for name, number in counts.items() if number < LEAST}
    others = [name for name, number in counts.items() if number >= LEAST]
    known = sum(counts[name] for name in hidden)
    if others and known and (len(hidden) == 1 or known == (LEAST - 1) * len(hidden)):
        hidden.add(min(others, key=lambda name: (counts[name], str(name))))
    return {name: None if name in hidden else number for name, number in counts.items()}
