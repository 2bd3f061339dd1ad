"""This month in figures: open needs, days to the first answer, promises kept."""

from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from gemeinsinn.desk.queries.matters import Art, matters
from gemeinsinn.desk.rules import Desk
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.models import Response
from gemeinsinn.partnerships.lifecycle import Outcome

SAMPLE = 500  # enough first answers for a median; reading more would only cost time


@dataclass(frozen=True, slots=True)
class Figures:
    """`days` is the median from publishing to the first answer; None if nobody answered this month."""

    open: int
    kept: int
    due: int
    days: float | None


def month_start(now: datetime) -> datetime:
    """Midnight of the first of this month, here."""
    return timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def figure_counts(desk: Desk, *, now: datetime) -> dict[str, QuerySet[Any]]:
    """What to count: open needs and offers, and this month's promises that were due, kept ones apart."""
    settled = matters(desk, Art.AGREEMENT).filter(
        settled_at__gte=month_start(now), outcome__in=[Outcome.YES, Outcome.PARTLY, Outcome.NO]
    )
    return {
        "open_needs": matters(desk, Art.NEED).filter(state=NoticeState.PUBLISHED),
        "open_offers": matters(desk, Art.OFFER).filter(state=NoticeState.PUBLISHED),
        "promises_due": settled,
        "promises_kept": settled.filter(outcome=Outcome.YES),
    }


def days_to_answer(desk: Desk, *, now: datetime) -> float | None:
    """Median days from publishing a need to its first answer, of those first answered this month."""
    earlier = Response.objects.filter(need=OuterRef("need"), confirmed_at__lt=OuterRef("confirmed_at"))
    first = (
        Response.objects.filter(desk.covering("need__agency"), created_at__gte=month_start(now))
        .filter(confirmed_at__isnull=False, need__published_at__isnull=False)
        .filter(~Exists(earlier))
        .order_by("-created_at")
    )
    pairs = first.values_list("need__published_at", "confirmed_at")[:SAMPLE]
    waits = [max(0.0, (answered - published).total_seconds() / 86400) for published, answered in pairs]
    return round(median(waits), 1) if waits else None
