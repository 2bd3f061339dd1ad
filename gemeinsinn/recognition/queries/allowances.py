"""Reading allowances: a person's payments and their sums by year and kind."""

from dataclasses import dataclass

from django.db.models import QuerySet

from gemeinsinn.core.money import Money
from gemeinsinn.recognition.lifecycle.allowances import Kind, Reach, limit_of, reach_of
from gemeinsinn.recognition.models import Allowance, Volunteer


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


def allowances_of(volunteer: Volunteer) -> QuerySet[Allowance]:
    """A person's own, newest first."""
    return Allowance.objects.filter(count=volunteer.pk)


def sums_of(volunteer: Volunteer) -> list[YearSum]:
    """Newest year first; of a year the kinds there are payments of."""
    totals: dict[tuple[int, str], Money] = {}
    for one in allowances_of(volunteer):
        key = (one.paid_on.year, one.kind)
        totals[key] = totals.get(key, Money(0)) + one.amount
    rows = sorted(totals.items(), key=lambda row: (-row[0][0], row[0][1]))
    return [YearSum(year, Kind(kind), total, limit_of(year, kind)) for (year, kind), total in rows]
