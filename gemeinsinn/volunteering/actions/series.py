"""Many shifts at once: from a rule, or a whole plan copied to another year."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.volunteering.actions.lasting import last_until_the_dates
from gemeinsinn.volunteering.actions.places import count_places
from gemeinsinn.volunteering.actions.planning import Slot, is_first, must_have_room, must_make_sense
from gemeinsinn.volunteering.lifecycle.plans import MOST_SHIFTS_AT_ONCE
from gemeinsinn.volunteering.lifecycle.recurrence import Rule, days_of
from gemeinsinn.volunteering.models import Plan, Series, Shift


def at_clock(day: date, clock: time) -> datetime:
    """A wall-clock time of the place on a day. In the hour that summer time skips, the hour after it."""
    told = timezone.make_aware(datetime.combine(day, clock), timezone.get_current_timezone())
    return timezone.localtime(told.astimezone(UTC))


@transaction.atomic
def add_series(
    *,
    plan: Plan,
    rule: Rule,
    slots: Iterable[Slot],
    by: Any,
    now: datetime,
    form_key: uuid.UUID | None = None,
) -> list[Shift]:
    """A shift for each day of the rule and each slot, at the same clock time in summer and winter.

    The slots' own days do not matter, only their times of day. None for a form sent before. Raises DomainError past 400
    shifts at once.
    """
    told = list(slots)
    days = days_for(rule, len(told))
    if not is_first(plan, form_key, now=now):
        return []
    must_have_room(plan, len(days) * len(told))
    series = keep_rule(plan, rule)
    shifts = [shift_of(plan, on_day(slot, day), series) for day in days for slot in told]
    Shift.objects.bulk_create(shifts)
    record("series_added", plan.need, by=by, now=now, shifts=len(shifts))
    count_places(plan.pk, now=now)
    last_until_the_dates(plan.pk, by=by, now=now)
    return shifts


def days_for(rule: Rule, slots: int) -> list[date]:
    """The days of a rule. Raises DomainError for none, or if each with so many slots were more than 400 shifts."""
    try:
        days = days_of(rule, most=MOST_SHIFTS_AT_ONCE // max(1, slots))
    except ValueError:
        raise DomainError(too_many()) from None
    if not days:
        raise DomainError(_("No day fits this rule. Please check the days and the pauses."))
    return days


def keep_rule(plan: Plan, rule: Rule) -> Series:
    """The rule as a row, to be read and copied later."""
    return Series.objects.create(
        plan=plan,
        rhythm=rule.rhythm,
        every=rule.every,
        weekdays=list(rule.weekdays),
        nth=rule.nth,
        first=rule.first,
        last=rule.last,
        without=sorted(day.isoformat() for day in rule.without),
        pauses=[[pause.first.isoformat(), pause.last.isoformat()] for pause in rule.pauses],
    )


def too_many() -> str:
    """Why so many shifts are not made at once."""
    return _("That would be more than %(most)s shifts at once. Please choose a shorter time.") % {
        "most": MOST_SHIFTS_AT_ONCE
    }


def on_day(slot: Slot, day: date) -> Slot:
    """The slot at the same times of day on another day; what ends after midnight ends on the day after."""
    start, end = timezone.localtime(slot.starts_at), timezone.localtime(slot.ends_at)
    moved = replace(
        slot,
        starts_at=at_clock(day, start.time()),
        ends_at=at_clock(day + (end.date() - start.date()), end.time()),
        deadline=None,
    )
    if slot.deadline is not None:
        before = timezone.localtime(slot.deadline)
        moved = replace(moved, deadline=at_clock(day - (start.date() - before.date()), before.time()))
    must_make_sense(moved)
    return moved


def shift_of(plan: Plan, slot: Slot, series: Series | None = None) -> Shift:
    """A row not yet stored."""
    return Shift(
        plan=plan,
        series=series,
        places=slot.capacity,
        **{name: getattr(slot, name) for name in Slot.__dataclass_fields__},
    )


def slot_of(shift: Shift) -> Slot:
    """What a shift says, as a form shows it."""
    return Slot(**{name: getattr(shift, name) for name in Slot.__dataclass_fields__})


@transaction.atomic
def copy_shifts(
    *, plan: Plan, since: date, until: date, first: date, by: Any, now: datetime, form_key: uuid.UUID | None = None
) -> list[Shift]:
    """All shifts from `since` to `until` once more, the first day falling on `first`; nobody is in them yet.

    To keep weekdays move by whole weeks: `a_year_later` does. Raises DomainError past the limits, or for nothing.
    """
    old = [
        shift
        for shift in plan.shifts.filter(called_off_at=None)
        if since <= timezone.localtime(shift.starts_at).date() <= until
    ]
    if not old:
        raise DomainError(_("There are no shifts between these days."))
    if not is_first(plan, form_key, now=now):
        return []
    must_have_room(plan, len(old))
    by_days = first - since
    shifts = [
        shift_of(plan, on_day(slot_of(shift), timezone.localtime(shift.starts_at).date() + by_days)) for shift in old
    ]
    Shift.objects.bulk_create(shifts)
    record("shifts_copied", plan.need, by=by, now=now, shifts=len(shifts))
    count_places(plan.pk, now=now)
    last_until_the_dates(plan.pk, by=by, now=now)
    return shifts


def a_year_later(day: date) -> date:
    """52 weeks later: the same weekday."""
    return day + timedelta(weeks=52)
