"""A report to a funder: its states, and what must be true of its sums. Whole cents."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum

FILES_KEPT = timedelta(days=366)
LOST_AFTER = timedelta(minutes=10)  # a worker that has said nothing for so long is not coming back
AT_ONCE = 60  # so many cases are reported while the page waits


class State(StrEnum):
    """Where a report stands."""

    WAITING = "waiting"
    BUILDING = "building"
    DONE = "done"
    REFUSED = "refused"  # its sums are not those of the ledger
    FAILED = "failed"


class Form(StrEnum):
    """The files of a report."""

    XLSX = "xlsx"
    CSV = "zip"
    PDF = "pdf"


OPEN = frozenset({State.WAITING, State.BUILDING})
FINISH = (frozenset({State.BUILDING}), State.DONE)
REFUSE = (frozenset({State.BUILDING}), State.REFUSED)


@dataclass(frozen=True, slots=True)
class Balance:
    """Money of a pot or of one case: still promised, paid and not come back, come back."""

    committed: int = 0
    paid: int = 0
    repaid: int = 0


class Place(StrEnum):
    """Where a difference was found."""

    CASE = "case"  # a case against its entries
    COMMITTED = "committed"  # all cases against what the pot has promised
    PAID = "paid"  # all cases against what the pot has paid


@dataclass(frozen=True, slots=True)
class Difference:
    """One sum that is not that of the ledger."""

    place: Place
    reference: str
    told: int
    ledger: int

    def as_data(self) -> dict[str, object]:
        """For the row of the report."""
        return asdict(self)


def differences(
    cases: Mapping[str, Balance], booked: Mapping[str, Balance], committed: int, paid: int
) -> list[Difference]:
    """Each case against its entries, then all of them against the pot: money promised outside every case shows there."""
    found = []
    for reference, told in sorted(cases.items()):
        ledger = booked.get(reference, Balance())
        if told != ledger:
            one = next(name for name in ("committed", "paid", "repaid") if getattr(told, name) != getattr(ledger, name))
            found.append(Difference(Place.CASE, reference, getattr(told, one), getattr(ledger, one)))
    for place, told_sum, pot in (
        (Place.COMMITTED, sum(one.committed for one in cases.values()), committed),
        (Place.PAID, sum(one.paid for one in cases.values()), paid),
    ):
        if told_sum != pot:
            found.append(Difference(place, "", told_sum, pot))
    return found


@dataclass(slots=True)
class Line:
    """One line of a table by cost type, place or kind of applicant."""

    name: str
    cases: int = 0
    awarded: int = 0
    planned: int = 0
    actual: int = 0
    recognised: int = 0
    paid: int = 0

    def add(self, **changes: int) -> None:
        """Adds to the counters named."""
        for name, change in changes.items():
            setattr(self, name, getattr(self, name) + change)


def largest_first(lines: Iterable[Line]) -> list[Line]:
    """By what was awarded, then by name."""
    return sorted(lines, key=lambda one: (-one.awarded, -one.planned, one.name))
