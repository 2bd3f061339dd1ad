"""Money in euro cents, as a type of its own. Never a float."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import total_ordering

from gemeinsinn.core.quantities import parse_hundredths


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole euro cents; may be negative (a repayment)."""

    cents: int

    def __post_init__(self) -> None:
        if type(self.cents) is not int:
            raise TypeError(f"Money takes whole cents, not {type(self.cents).__name__}")

    @classmethod
    def parse(cls, text: str) -> Money:
        """Reads what people type: "1.234,50", "1234.5", "20 €". Raises ValueError with a reason."""
        stripped = text.strip().removesuffix("€").removesuffix("EUR").removesuffix("Euro").removeprefix("€")
        return cls(parse_hundredths(stripped))

    @classmethod
    def total(cls, amounts: Iterable[Money]) -> Money:
        """The sum of any number of amounts; nothing sums to 0 €."""
        return cls(sum(amount.cents for amount in amounts))

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents) if isinstance(other, Money) else NotImplemented

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents) if isinstance(other, Money) else NotImplemented

    def __mul__(self, times: int) -> Money:
        return Money(self.cents * times) if type(times) is int else NotImplemented

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __lt__(self, other: Money) -> bool:
        return self.cents < other.cents if isinstance(other, Money) else NotImplemented

    def __bool__(self) -> bool:
        return self.cents != 0

    def __str__(self) -> str:
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100}.{abs(self.cents) % 100:02d} EUR"
