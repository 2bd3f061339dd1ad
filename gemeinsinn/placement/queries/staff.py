"""Whose cases somebody may see, and who works there."""

from typing import Any

from django.db.models import QuerySet

from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.people.models import User


def own_agencies(viewer: Any) -> QuerySet[Organisation]:
    """The agencies whose cases this person works on. The network's office has none by itself."""
    rows = Organisation.objects.filter(kind=Organisation.Kind.AGENCY, state=State.PUBLISHED)
    if viewer is None or not viewer.is_authenticated or not viewer.is_active:
        return rows.none()
    mine = rows.filter(memberships__user=viewer, memberships__role__in=WORKING)
    return mine.distinct().order_by("name", "pk")


def staff_of(agency: Organisation) -> QuerySet[User]:
    """Who looks after cases at an agency."""
    people = User.objects.filter(memberships__organisation=agency, memberships__role__in=WORKING, is_active=True)
    return people.distinct().order_by("name", "pk")
