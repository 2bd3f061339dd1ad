"""This month in figures: open needs, days to the first answer, promises kept."""

from datetime import datetime
from statistics import median
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gemeinsinn.desk.queries.matters import Art, matters
from gemeinsinn.desk.rules import Desk
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.models import Response
from gemeinsinn.partnerships.lifecycle import Outcome

KEPT_FOR = 600  # seconds
SAMPLE = 500  # enough first answers for a median; reading more would only cost time


def month_start(now: datetime) -> datetime:
    """Midnight of the first of this month, here."""
    return timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def open_counts(desk: Desk) -> dict[str, QuerySet[Any]]:
    """What to count: open needs and offers."""
    return {
        "open_needs": matters(desk, Art.NEED).filter(state=NoticeState.PUBLISHED),
        "open_offers": matters(desk, Art.OFFER).filter(state=NoticeState.PUBLISHED),
    }


def settled_promises(desk: Desk, *, now: datetime) -> QuerySet[Any]:
    """This month's promises that were due and whose outcome is known."""
    return matters(desk, Art.AGREEMENT).filter(
        settled_at__gte=month_start(now), outcome__in=[Outcome.YES, Outcome.PARTLY, Outcome.NO]
    )


def kept_of_due(desk: Desk, *, now: datetime) -> tuple[int, int]:
    """How many of them were kept, and how many there were."""
    counted = settled_promises(desk, now=now).aggregate(
        kept=Count("pk", filter=Q(outcome=Outcome.YES)), due=Count("pk")
    )
    return counted["kept"], counted["due"]


def first_answers(desk: Desk, *, now: datetime) -> QuerySet[Response]:
    """The first answer to each need that got its first one this month, the newest first."""
    earlier = Response.objects.filter(need=OuterRef("need"), confirmed_at__lt=OuterRef("confirmed_at"))
    return (
        Response.objects.filter(desk.covering("need__agency"), created_at__gte=month_start(now))
        .filter(~Exists(earlier), confirmed_at__isnull=False, need__published_at__isnull=False)
        .order_by("-created_at")
    )


def days_between(published: datetime | None, answered: datetime | None) -> float:
    """How long a need hung before somebody answered; both days are known of first_answers."""
    assert published is not None
    assert answered is not None
    return max(0.0, (answered - published).total_seconds() / 86400)


def monthly_figures(desk: Desk, *, now: datetime) -> dict[str, Any]:
    """ "days", "kept" and "due" of this month. Kept for some minutes: nobody plans the next hour by them."""
    scope = "-".join(str(agency.pk) for agency in desk.agencies) if not desk.office else "office"
    key = f"desk-figures-{scope}-{desk.chosen}-{month_start(now):%Y-%m}"
    found: dict[str, Any] | None = cache.get(key)
    if found is None:
        kept, due = kept_of_due(desk, now=now)
        found = {"days": days_to_answer(desk, now=now), "kept": kept, "due": due}
        cache.set(key, found, KEPT_FOR)
    return found


def days_to_answer(desk: Desk, *, now: datetime) -> float | None:
    """Median days from publishing a need to its first answer, of those first answered this month."""
    pairs = first_answers(desk, now=now).values_list("need__published_at", "confirmed_at")[:SAMPLE]
    waits = [days_between(published, answered) for published, answered in pairs]
    return round(median(waits), 1) if waits else None
