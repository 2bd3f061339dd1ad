"""Hours at which a guide can be met, and days on which not."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line
from gemeinsinn.guides.actions.moves import allow
from gemeinsinn.guides.lifecycle.meetings import Rhythm
from gemeinsinn.guides.models import Guide, Meeting, MeetingPause
from gemeinsinn.guides.rules import can_edit_guide

MOST_MEETINGS, MOST_PAUSES = 12, 40


@transaction.atomic
def add_meeting(
    *,
    guide: Guide,
    spot: str,
    first: date,
    starts: time,
    ends: time,
    by: Any,
    now: datetime,
    rhythm: str = Rhythm.WEEKLY,
    last: date | None = None,
    by_phone: bool = False,
) -> Meeting:
    """Regular hours, or a single one; `by_phone`: the agency puts callers through."""
    allow(can_edit_guide, by, guide)
    if ends <= starts:
        raise DomainError(_("The hour ends before it begins. Please check both times."))
    if last is not None and last < first:
        raise DomainError(_("The end lies before the beginning. Please check both days."))
    Guide.objects.select_for_update().get(pk=guide.pk)  # two at once: the count stays true
    if guide.meetings.count() >= MOST_MEETINGS:
        raise DomainError(_("Twelve meeting hours are enough. Take one away first."))
    meeting = Meeting.objects.create(
        guide=guide, spot=clean_line(spot)[:160], first=first, rhythm=Rhythm(rhythm), last=last, starts=starts,
        ends=ends, by_phone=by_phone, created_at=now,
    )  # fmt: skip
    record("meeting_added", guide, by=by, now=now)
    return meeting


@transaction.atomic
def remove_meeting(*, meeting: Meeting, by: Any, now: datetime) -> None:
    """These hours are no more."""
    allow(can_edit_guide, by, meeting.guide)
    record("meeting_removed", meeting.guide, by=by, now=now)
    meeting.delete()


@transaction.atomic
def pause_meeting(
    *, meeting: Meeting, first: date, by: Any, now: datetime, last: date | None = None, why: str = ""
) -> MeetingPause:
    """It does not take place on a day, or from one to another."""
    allow(can_edit_guide, by, meeting.guide)
    end = last or first
    if end < first:
        raise DomainError(_("The end lies before the beginning. Please check both days."))
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.pauses.count() >= MOST_PAUSES:
        raise DomainError(_("These are too many exceptions. Take old ones away first."))
    pause = MeetingPause.objects.create(meeting=meeting, first=first, last=end, why=clean_line(why)[:120])
    Meeting.objects.filter(pk=meeting.pk).update(changed_at=now)
    record("meeting_paused", meeting.guide, by=by, now=now)
    return pause


@transaction.atomic
def remove_pause(*, pause: MeetingPause, by: Any, now: datetime) -> None:
    """It does take place after all."""
    allow(can_edit_guide, by, pause.meeting.guide)
    Meeting.objects.filter(pk=pause.meeting_id).update(changed_at=now)
    record("meeting_resumed", pause.meeting.guide, by=by, now=now)
    pause.delete()
