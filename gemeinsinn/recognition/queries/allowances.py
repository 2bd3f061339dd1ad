"""Reading allowances: a person's payments and their sums by year and kind."""

from django.db.models import QuerySet

from gemeinsinn.core.money import Money
from gemeinsinn.recognition.lifecycle.allowances import Kind, YearSum, limit_of
from gemeinsinn.recognition.models import Allowance, Volunteer


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
