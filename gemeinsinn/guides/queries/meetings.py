"""The next hours at which a guide can be met."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from gemeinsinn.guides.lifecycle.meetings import days_between
from gemeinsinn.guides.models import Guide, Meeting

AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Hour:
    """One day on which a meeting takes place."""

    day: date
    meeting: Meeting


def next_hours(guide: Guide, *, now: datetime, most: int = 4) -> list[Hour]:
    """The coming days, the nearest first; today counts until the hour is over."""
    return sorted_hours(guide.meetings.all(), now=now)[:most]


def sorted_hours(meetings: Iterable[Meeting], *, now: datetime) -> list[Hour]:
    """The coming days of several meetings within two months."""
    local = timezone.localtime(now)
    found = []
    for meeting in meetings:
        pauses = [pause.days for pause in meeting.pauses.all()]
        for day in days_between(meeting.rule, local.date(), local.date() + AHEAD, pauses):
            if day > local.date() or meeting.ends > local.time():
                found.append(Hour(day, meeting))
    return sorted(found, key=lambda hour: (hour.day, hour.meeting.starts, hour.meeting.pk))
