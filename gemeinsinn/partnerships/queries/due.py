"""What the clock has to see to."""

from datetime import date, datetime

from django.db.models import Min, QuerySet, Sum
from django.db.models.functions import Coalesce

from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.partnerships.lifecycle import Outcome, State
from gemeinsinn.partnerships.models import Agreement


def due_to_ask(today: date) -> QuerySet[Agreement]:
    """Signed, their day over, nobody asked yet; the longest over first."""
    return Agreement.objects.filter(state=State.SIGNED, due_on__lt=today, asked_at=None).order_by("due_on", "pk")


def due_to_remind(asked_before: datetime) -> QuerySet[Agreement]:
    """Asked a week ago and still open."""
    return Agreement.objects.filter(state=State.SIGNED, asked_at__lte=asked_before, reminded_at=None).order_by(
        "asked_at", "pk"
    )


def due_to_settle(asked_before: datetime) -> QuerySet[Agreement]:
    """Asked a month ago and still open."""
    return Agreement.objects.filter(state=State.SIGNED, asked_at__lte=asked_before).order_by("asked_at", "pk")


def due_to_close(settled_before: datetime) -> QuerySet[Agreement]:
    """Settled two weeks ago, the response still open to corrections."""
    return Agreement.objects.filter(
        state=State.SETTLED, settled_at__lte=settled_before, response__state=ResponseState.FULFILLED
    ).order_by("settled_at", "pk")


def delivered_to(notice: Need | Offer) -> int:
    """Hundredths that have really arrived, by the lower of what both sides say."""
    rows = Agreement.objects.filter(
        **{"response__need" if isinstance(notice, Need) else "response__offer": notice},
        state=State.SETTLED,
        outcome__in=[Outcome.YES, Outcome.PARTLY],
    )
    told = rows.annotate(told=Coalesce(Min("answers__amount"), 0))
    return int(told.aggregate(total=Sum("told"))["total"] or 0)
