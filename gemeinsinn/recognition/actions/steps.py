"""The one place where hours change.

| act | who | from | mail | activity |
|---|---|---|---|---|
| enter, change | the volunteer | nothing; entered, refused | host, once a day | hours_enter, hours_change |
| tick, untick | host, agency at the door | any; confirmed | none | hours_tick, hours_untick |
| confirm | host, agency | entered | to the volunteer, one for all | hours_confirm |
| correct | host, agency | any | to the volunteer, with the reason | hours_correct |
| refuse | host, agency | entered, confirmed | to the volunteer, with the reason | hours_refuse |
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.recognition.lifecycle.hours import MOST_MINUTES, MOVES, Act, Side, can_happen, is_countable
from gemeinsinn.recognition.models import Hours, HoursStep


def must_count(minutes: int, *, most: int = MOST_MINUTES) -> None:
    """Raises DomainError for anything but quarters of an hour."""
    if not is_countable(minutes, most=most):
        raise DomainError(_("Please give hours in quarters, for example 2,25, and one day at most."))


def take_step(
    hours: Hours,
    act: Act,
    *,
    side: Side,
    by: Any,
    now: datetime,
    minutes: int | None = None,
    reason: str = "",
    **fields: Any,
) -> None:
    """One act under the lock of its row, with its line in the history. Raises DomainError if it is not allowed now."""
    stored = Hours.objects.select_for_update(of=("self",)).get(pk=hours.pk)
    if not can_happen(stored.state, act):
        raise DomainError(_("That has been decided in the meantime. Please look at how it stands now."))
    after = stored.minutes if minutes is None else minutes
    must_count(after)
    changes = {"state": MOVES[act][1], "minutes": after, "changed_at": now, **fields}
    Hours.objects.filter(pk=hours.pk).update(**changes)
    for name, value in changes.items():
        setattr(hours, name, value)
    note_step(hours, act, side=side, by=by, now=now, before=stored.minutes, reason=reason)


def note_step(
    hours: Hours, act: Act, *, side: Side, by: Any, now: datetime, before: int | None = None, reason: str = ""
) -> None:
    """The line in the history, and the event."""
    who = by if by is not None and by.is_authenticated else None
    HoursStep.objects.create(
        hours=hours, act=act, side=side, by=who, at=now, before=before, after=hours.minutes, reason=reason
    )
    record(f"hours_{act}", hours, by=by, now=now, before=before, after=hours.minutes)
