"""Reading what is asked back."""

from datetime import date

from django.db.models import QuerySet, Sum

from gemeinsinn.core.money import Money
from gemeinsinn.treasury.models import Commitment, Demand


def open_demands() -> QuerySet[Demand]:
    """Neither settled nor dropped, what is due first on top."""
    rows = Demand.objects.filter(settled_at=None, dropped_at=None)
    return rows.select_related("commitment__pot", "commitment__payee")


def overdue_demands(today: date) -> QuerySet[Demand]:
    """Open, past their day, and not yet reminded of."""
    return open_demands().filter(due_on__lt=today, reminded_at=None)


def demands_of(commitment: Commitment) -> QuerySet[Demand]:
    """All of one commitment that were not dropped, in the order they were made."""
    return Demand.objects.filter(commitment=commitment, dropped_at=None).order_by("pk")


def still_asked(commitment: Commitment) -> Money:
    """What is asked back and has not come: all demands without what was paid back since the first of them."""
    asked: Money = demands_of(commitment).aggregate(total=Sum("amount"))["total"] or Money(0)
    return Money(max(asked.cents - commitment.repaid.cents, 0))
