"""How mailings stand."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from gemeinsinn.delivery.lifecycle.mailings import Progress, RowState, State, forecast
from gemeinsinn.delivery.models import Batch, Mailing, Row
from gemeinsinn.delivery.rules import can_run_mailings

RATE_OVER = timedelta(minutes=1)


def mailings_for(viewer: Any) -> QuerySet[Mailing]:
    """All, newest first, to whom may run them."""
    return Mailing.objects.all() if can_run_mailings(viewer) else Mailing.objects.none()


def counts_of(mailings: Iterable[Mailing]) -> dict[int, tuple[int, int]]:
    """By id of some mailings: how many rows are sent, and how many there are; one query."""
    found = Row.objects.filter(mailing__in=[one.pk for one in mailings]).order_by().values("mailing")
    counted = found.annotate(total=Count("pk"), sent=Count("pk", filter=Q(state=RowState.SENT)))
    return {row["mailing"]: (row["sent"], row["total"]) for row in counted}


def progress(mailing: Mailing, *, now: datetime) -> Progress:
    """Rows by state, messages a second, and when it will be done as far as one can say."""
    found = dict(Row.objects.filter(mailing=mailing).order_by().values_list("state").annotate(count=Count("pk")))
    counts = {state: found.get(state, 0) for state in RowState}
    since = max(now - RATE_OVER, mailing.going_since or now)
    sent = Batch.objects.filter(mailing=mailing, ended_at__gt=since, ended_at__lte=now).aggregate(
        sent=Sum("sent", default=0)
    )["sent"]
    seconds = (now - since).total_seconds()
    rate = sent / max(seconds, 1.0) if mailing.state == State.RUNNING else 0.0
    left = counts[RowState.QUEUED] + counts[RowState.CLAIMED]
    return Progress(counts, rate, forecast(left, rate, now))
