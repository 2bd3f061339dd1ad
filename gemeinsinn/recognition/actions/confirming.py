"""What hosts and agencies do with hours: yes to one or many, a correction, a no with its reason."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.recognition.actions.mails import mail_volunteer
from gemeinsinn.recognition.actions.steps import take_step
from gemeinsinn.recognition.lifecycle.hours import Act, Side, State
from gemeinsinn.recognition.models import Hours

MOST_AT_ONCE = 500


@transaction.atomic
def confirm_hours(*, hours: Iterable[Hours], side: Side, by: Any, now: datetime) -> int:
    """Yes to all of these that still wait; one mail a volunteer. Returns how many there were."""
    rows = sorted(hours, key=lambda one: one.pk)[
        :MOST_AT_ONCE
    ]  # one order, so that two bulks never wait for each other
    waiting = set(
        Hours.objects.select_for_update(of=("self",))
        .filter(pk__in=[one.pk for one in rows], state=State.ENTERED)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    said: dict[int, list[Hours]] = {}
    for one in rows:
        if one.pk in waiting:
            take_step(one, Act.CONFIRM, side=side, by=by, now=now)
            said.setdefault(one.volunteer_id, []).append(one)
    for own in said.values():
        mail_volunteer(own[0].volunteer, "hours_confirmed", own, now=now)
    return len(waiting)


@transaction.atomic
def correct_hours(*, hours: Hours, minutes: int, reason: str, side: Side, by: Any, now: datetime) -> None:
    """Another length, which counts from now on; the history keeps both. Raises DomainError without a reason or change."""
    must_say_why(reason)
    if minutes == hours.minutes and hours.state == State.CONFIRMED:
        raise DomainError(_("That is what stands there already."))
    take_step(hours, Act.CORRECT, side=side, by=by, now=now, minutes=minutes, reason=reason)
    mail_volunteer(hours.volunteer, "hours_corrected", [hours], now=now, reason=reason)


@transaction.atomic
def refuse_hours(*, hours: Hours, reason: str, side: Side, by: Any, now: datetime) -> None:
    """No, and why."""
    must_say_why(reason)
    take_step(hours, Act.REFUSE, side=side, by=by, now=now, reason=reason)
    mail_volunteer(hours.volunteer, "hours_refused", [hours], now=now, reason=reason)


def must_say_why(reason: str) -> None:
    """Raises DomainError for a no without a word."""
    if not reason.strip():
        raise DomainError(_("Please say why, in a few words."))
