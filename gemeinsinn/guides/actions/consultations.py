"""Noting a consultation, also long after it was noted without net; taking a slip back."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed
from gemeinsinn.core.text import clean_line
from gemeinsinn.guides.lifecycle.consultations import TAKE_BACK, fitting_time
from gemeinsinn.guides.models import Consultation, Guide, Referral, Result, Topic
from gemeinsinn.guides.rules import is_own_page

NOTE_KEPT = timedelta(days=90)  # long enough to go on with it


@transaction.atomic
def note_consultation(
    *,
    guide: Guide,
    topic: str,
    referral: str,
    result: str,
    form_key: uuid.UUID,
    by: Any,
    now: datetime,
    minutes: int = 15,
    note: str = "",
    at: datetime | None = None,
) -> Consultation:
    """Keeps a note. The same `form_key` is the same note, however often a telephone sends it."""
    if by is None or not is_own_page(by, guide):
        raise NotAllowed(_("This desk is for guides. Your agency takes you in."))
    when = fitting_time(at, now=now)
    if when is None:
        raise DomainError(_("This note is older than two months. Please tell your agency, so that it is counted."))
    try:
        with transaction.atomic():
            found = Consultation.objects.create(
                team=guide.team, guide=guide, at=when, topic=Topic(topic), referral=Referral(referral),
                result=Result(result), minutes=minutes, note=clean_line(note)[:160], form_key=form_key, created_at=now,
            )  # fmt: skip
    except IntegrityError:
        twin = Consultation.objects.filter(form_key=form_key, guide=guide).first()
        if twin is None:
            raise
        return twin
    record("consultation_noted", found, by=by, now=now)
    return found


@transaction.atomic
def take_back_consultation(*, consultation: Consultation, by: Any, now: datetime) -> None:
    """A slip of the finger: by the guide who noted it, within a day."""
    if consultation.guide is None or not is_own_page(by, consultation.guide):
        raise NotAllowed(_("Only whoever wrote this note takes it back."))
    if consultation.created_at < now - TAKE_BACK:
        raise NoLongerThere(_("This note is counted by now. Please tell your agency if it is wrong."))
    record("consultation_taken_back", consultation, by=by, now=now)
    consultation.delete()


@transaction.atomic
def forget_notes(*, now: datetime) -> int:
    """Takes the words out of consultations after three months, what was counted stays; returns how many."""
    return Consultation.objects.filter(created_at__lt=now - NOTE_KEPT).exclude(note="").update(note="")
