"""What lies at a desk, and what is late."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from gemeinsinn.contact.lifecycle import REMIND_BEFORE, State
from gemeinsinn.contact.models import Concern
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.people.rules import is_network_office


def concerns_for(viewer: Any, *, today: date) -> QuerySet[Concern]:
    """What this person may work on: what is late first, then the oldest. The office sees every desk's."""
    rows = Concern.objects.select_related("contact", "agency")
    if not is_network_office(viewer):
        rows = rows.filter(agency__in=agencies_of(viewer))
    late = Case(When(is_late(today), then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.annotate(order=late).order_by("order", "created_at", "pk")


def is_late(today: date) -> Q:
    """Open, and the day has passed."""
    return Q(state=State.OPEN, due_on__lt=today)


def counts_for(viewer: Any, *, today: date) -> dict[State, int]:
    """How many there are in each state."""
    found = concerns_for(viewer, today=today).order_by().values_list("state").annotate(Count("pk"))
    numbers = dict(found)
    return {state: numbers.get(state.value, 0) for state in State}


def desks_beside(concern: Concern) -> QuerySet[Organisation]:
    """The agencies it could be handed to."""
    rows = Organisation.objects.filter(kind=Organisation.Kind.AGENCY, state=OrganisationState.PUBLISHED)
    return rows.exclude(pk=concern.agency_id or 0).order_by("name", "pk")


def soon_due(today: date) -> QuerySet[Concern]:
    """Open ones whose day comes within a week, of which nobody was reminded yet."""
    return Concern.objects.filter(state=State.OPEN, reminded_at=None, due_on__lte=today + REMIND_BEFORE)
