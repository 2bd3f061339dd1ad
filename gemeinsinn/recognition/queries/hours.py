"""Reading hours: a volunteer's own, those somebody may say yes to, and the sums others build on."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.recognition.lifecycle.hours import State
from gemeinsinn.recognition.models import Hours, Volunteer

WITH_ALL = ("volunteer__contact", "need__contact", "need__organisation", "organisation", "agency", "field", "shift")


def all_hours() -> QuerySet[Hours]:
    """Hours with all their pages show."""
    return Hours.objects.select_related(*WITH_ALL)


def hours_of(volunteer: Volunteer) -> QuerySet[Hours]:
    """A volunteer's own, newest first."""
    return all_hours().filter(volunteer=volunteer)


def confirmed(rows: QuerySet[Hours]) -> QuerySet[Hours]:
    """What counts."""
    return rows.filter(state=State.CONFIRMED)


def minutes_in(rows: QuerySet[Hours]) -> int:
    """The sum; none for no rows."""
    return int(rows.aggregate(sum=Sum("minutes"))["sum"] or 0)


def minutes_by_state(volunteer: Volunteer) -> dict[str, int]:
    """Minutes of each state, 0 where there are none."""
    found = dict(Hours.objects.filter(volunteer=volunteer).order_by().values_list("state").annotate(Sum("minutes")))
    return {state: found.get(state, 0) for state in State}


def minutes_by_year(volunteer: Volunteer) -> dict[int, int]:
    """Confirmed minutes of every calendar year there are any, newest first."""
    rows = confirmed(Hours.objects.filter(volunteer=volunteer)).order_by("-day__year")
    return dict(rows.values_list("day__year").annotate(Sum("minutes")))


def counted_hours(
    agencies: Iterable[int] | None, *, first: date | None = None, last: date | None = None
) -> QuerySet[Hours]:
    """Confirmed hours of some agencies (None: of the whole network) between two days, both included.

    For those who count: add them up by `agency`, `field`, `need`, `organisation` or `volunteer` with `minutes_by`.
    """
    rows = confirmed(Hours.objects.all()).order_by()
    if agencies is not None:
        rows = rows.filter(agency__in=list(agencies))
    between = Q()
    if first is not None:
        between &= Q(day__gte=first)
    if last is not None:
        between &= Q(day__lte=last)
    return rows.filter(between)


def minutes_by(rows: QuerySet[Hours], *names: str) -> dict[Any, int]:
    """Minutes by one field (key: its value) or several (key: a tuple). The sum of the parts is that of the rows."""
    found = rows.order_by().values_list(*names).annotate(minutes=Sum("minutes"))
    return {(row[0] if len(names) == 1 else tuple(row[:-1])): row[-1] for row in found}


def hours_to_confirm(viewer: Any) -> QuerySet[Hours]:
    """What waits for this account's yes: of its own needs, its organisations, its agencies. Never its own hours."""
    return visible_hours(viewer).filter(state=State.ENTERED)


def hours_waiting_at(viewer: Any, agencies: Q) -> QuerySet[Hours]:
    """What waits at these agencies (a condition on `agency`), where the viewer is known to work; without their own."""
    return Hours.objects.filter(agencies, state=State.ENTERED).exclude(volunteer__contact__user=viewer)


def visible_hours(viewer: Any) -> QuerySet[Hours]:
    """Hours this account may say yes or no to, in whatever state."""
    if not viewer.is_authenticated or not viewer.is_active:
        return Hours.objects.none()
    rows = all_hours().exclude(volunteer__contact__user=viewer)
    if is_network_office(viewer):
        return rows
    worked_for = Membership.objects.filter(user=viewer, role__in=WORKING).values("organisation")
    theirs = Q(organisation__in=worked_for) | Q(need__organisation__in=worked_for) | Q(need__contact__user=viewer)
    return rows.filter(theirs | Q(agency__in=agencies_of(viewer)))


def hours_of_organisation(organisation: Organisation) -> QuerySet[Hours]:
    """For who holds the link of an organisation nobody signs in for; hours of the one who reads its mail are not there."""
    hosted = Q(organisation=organisation) | Q(organisation=None, need__organisation=organisation)
    return all_hours().filter(hosted).exclude(volunteer__address=organisation.email.lower())


def hours_of_need(need: Need) -> QuerySet[Hours]:
    """For who holds the need's personal link; the author's own hours are for the agency to confirm."""
    rows = all_hours().filter(need=need)
    if need.contact is not None and need.contact.email:
        rows = rows.exclude(volunteer__address=need.contact.email.lower())
    return rows
