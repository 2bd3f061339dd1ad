"""When an agency answers its telephone: hours of the week, and days on which they do not hold."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line
from gemeinsinn.organisations.actions.moves import allow
from gemeinsinn.organisations.models import DutyException, DutyHour, Organisation
from gemeinsinn.organisations.rules import can_set_duty

MOST_HOURS, MOST_EXCEPTIONS = 21, 40


@transaction.atomic
def add_duty_hour(*, agency: Organisation, weekday: int, starts: time, ends: time, by: Any, now: datetime) -> DutyHour:
    """Every week from then to then; two hours of a day do not overlap."""
    allow(can_set_duty, by, agency)
    if ends <= starts:
        raise DomainError(_("The hour ends before it begins. Please check both times."))
    Organisation.objects.select_for_update().get(pk=agency.pk)  # two at once: neither overlaps the other
    if agency.duty_hours.filter(weekday=weekday, starts__lt=ends, ends__gt=starts).exists():
        raise DomainError(_("This overlaps with an hour that stands here already."))
    if agency.duty_hours.count() >= MOST_HOURS:
        raise DomainError(_("Three phone hours a day are enough. Take one away first."))
    hour = DutyHour.objects.create(agency=agency, weekday=weekday, starts=starts, ends=ends)
    record("duty_changed", agency, by=by, now=now)
    return hour


@transaction.atomic
def add_duty_exception(
    *,
    agency: Organisation,
    first: date,
    by: Any,
    now: datetime,
    last: date | None = None,
    starts: time | None = None,
    ends: time | None = None,
    why: str = "",
) -> DutyException:
    """On a day, or from one to another, nobody answers; or only from `starts` to `ends`."""
    allow(can_set_duty, by, agency)
    end = last or first
    if end < first:
        raise DomainError(_("The end lies before the beginning. Please check both days."))
    if (starts is None) != (ends is None):
        raise DomainError(_("Please give both times, or none if nobody answers."))
    if starts is not None and ends is not None and ends <= starts:
        raise DomainError(_("The hour ends before it begins. Please check both times."))
    Organisation.objects.select_for_update().get(pk=agency.pk)
    if agency.duty_exceptions.count() >= MOST_EXCEPTIONS:
        raise DomainError(_("These are too many exceptions. Take old ones away first."))
    exception = DutyException.objects.create(
        agency=agency, first=first, last=end, starts=starts, ends=ends, why=clean_line(why)[:120]
    )
    record("duty_changed", agency, by=by, now=now)
    return exception


@transaction.atomic
def drop_duty(*, line: DutyHour | DutyException, by: Any, now: datetime) -> None:
    """An hour or an exception that holds no more."""
    allow(can_set_duty, by, line.agency)
    record("duty_changed", line.agency, by=by, now=now)
    line.delete()
