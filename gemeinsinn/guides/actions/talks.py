"""Feedback talks with teams."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_text
from gemeinsinn.guides.actions.moves import allow
from gemeinsinn.guides.models import FeedbackTalk, Team
from gemeinsinn.guides.rules import can_manage_team

TALKS_KEPT = timedelta(days=730)  # two years: long enough to see how a team has grown


@transaction.atomic
def note_talk(*, team: Team, day: date, text: str, by: Any, now: datetime) -> FeedbackTalk:
    """What was said, on a day that has been."""
    allow(can_manage_team, by, team)
    if day > timezone.localdate(now):
        raise DomainError(_("This day is still to come. Please note the talk afterwards."))
    talk = FeedbackTalk.objects.create(team=team, day=day, text=clean_text(text)[:4000], by=by, created_at=now)
    record("talk_noted", team, by=by, now=now)
    return talk


@transaction.atomic
def remove_talk(*, talk: FeedbackTalk, by: Any, now: datetime) -> None:
    """Written down by mistake."""
    allow(can_manage_team, by, talk.team)
    record("talk_removed", talk.team, by=by, now=now)
    talk.delete()


@transaction.atomic
def forget_talks(*, now: datetime) -> int:
    """Talks go after two years; returns how many."""
    return FeedbackTalk.objects.filter(day__lt=(now - TALKS_KEPT).date()).delete()[0]
