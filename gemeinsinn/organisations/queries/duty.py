"""When agencies answer their telephone, and which do now."""

from datetime import date, datetime, time

from django.db.models import QuerySet
from django.urls import reverse

from gemeinsinn.core.duty import OnDuty
from gemeinsinn.organisations.lifecycle import Exceptional, State, answered_until, hours_on
from gemeinsinn.organisations.models import DutyException, DutyHour, Organisation


def agencies_on_duty(local: datetime) -> list[OnDuty]:
    """Agencies that answer at a local time, with their number. Two queries, however many there are."""
    day, clock = local.date(), local.time()
    open_ones = {"agency__kind": Organisation.Kind.AGENCY, "agency__state": State.PUBLISHED}
    agencies: dict[int, Organisation] = {}
    week: dict[int, list[tuple[int, time, time]]] = {}
    exceptions: dict[int, list[Exceptional]] = {}
    for hour in DutyHour.objects.filter(weekday=day.weekday(), **open_ones).select_related("agency"):
        agencies[hour.agency_id] = hour.agency
        week.setdefault(hour.agency_id, []).append((hour.weekday, hour.starts, hour.ends))
    covering = DutyException.objects.filter(first__lte=day, last__gte=day, **open_ones).select_related("agency")
    for one in covering:
        agencies[one.agency_id] = one.agency
        exceptions.setdefault(one.agency_id, []).append((one.first, one.last, one.starts, one.ends))
    found = []
    for pk, agency in agencies.items():
        until = answered_until(clock, hours_on(day, week.get(pk, ()), exceptions.get(pk, ())))
        if until is not None and agency.phone:
            href = reverse("organisations:detail", args=[agency.slug])
            found.append(OnDuty(agency.name, agency.phone, until, href))
    return found


def coming_exceptions(agency: Organisation, today: date) -> QuerySet[DutyException]:
    """Those that are not over."""
    return agency.duty_exceptions.filter(last__gte=today)
