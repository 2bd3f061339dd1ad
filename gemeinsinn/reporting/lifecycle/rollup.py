"""A round as its funder reads it: cases, receipts, tables. Whole cents."""

from dataclasses import dataclass
from datetime import date

from gemeinsinn.reporting.lifecycle.reports import Balance, Difference, Line


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case. `money` is what its commitment says; `recognised` is None until its proof was checked."""

    reference: str
    title: str
    applicant: str  # an organisation; "" for a private person, who is not named
    kind: str
    place: str
    state: str  # of the grant; "" while the award waits for its acceptance
    starts: date | None
    ends: date | None
    asked: int
    awarded: int
    planned: int
    actual: int
    own: int
    others: int
    hours: int  # hundredths
    claimed: int
    recognised: int | None
    money: Balance
    people: int
    helpers: int
    words: tuple[tuple[str, str], ...]  # question, answer


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One receipt; `verdict` as the office gave it, "" if nobody looked at it."""

    reference: str
    number: int
    day: date
    payee: str
    reason: str
    cents: int
    cost_type: str
    verdict: str


@dataclass(frozen=True, slots=True)
class RollUp:
    """A round as its funder reads it."""

    round: int
    fund: str
    year: int
    focus: str
    funder: str
    funder_line: str
    budget: int
    available: int
    states: dict[str, int]  # of all applications the office saw
    cases: tuple[CaseLine, ...]
    receipts: tuple[ReceiptLine, ...]
    types: tuple[Line, ...]
    places: tuple[Line, ...]
    kinds: tuple[Line, ...]
    faults: tuple[Difference, ...]

    def total(self, name: str) -> int:
        """The sum of one figure over all cases."""
        return sum(getattr(one, name) or 0 for one in self.cases)

    @property
    def paid(self) -> int:
        """What was paid and has not come back."""
        return sum(one.money.paid for one in self.cases)

    @property
    def repaid(self) -> int:
        """What came back."""
        return sum(one.money.repaid for one in self.cases)

    @property
    def promised(self) -> int:
        """What is still to be paid."""
        return sum(one.money.committed for one in self.cases)
