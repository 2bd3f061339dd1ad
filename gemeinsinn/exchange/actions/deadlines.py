"""How long an answer waits for a decision: never longer than the notice itself is open."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from gemeinsinn.exchange.lifecycle.responses import State, decide_by
from gemeinsinn.exchange.models import Need, Offer, Response


def end_of(day: date) -> datetime:
    """The last second of a day here, so that the day named on the page still counts."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def deadline_for(notice: Need | Offer, *, now: datetime) -> datetime:
    """Until when an answer confirmed now is to be decided; one confirmed after the last day has the rest of today."""
    last = notice.until and max(notice.until, timezone.localdate(now))
    return decide_by(now, end_of(last) if last else None)


@transaction.atomic
def prolong_answers(notice: Need | Offer, *, now: datetime) -> None:
    """The last day was moved: answers that wait get the longer time, and nobody gets less than was said."""
    waiting = Response.objects.select_for_update(of=("self",)).filter(state=State.OFFERED, lapses_at__gt=now)
    for response in waiting.filter(**{"need" if isinstance(notice, Need) else "offer": notice}):
        new = deadline_for(notice, now=response.confirmed_at or now)
        if response.lapses_at and new > response.lapses_at:
            Response.objects.filter(pk=response.pk).update(lapses_at=new, changed_at=now)
