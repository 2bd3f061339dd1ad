"""Reading organisations, memberships and areas."""

from typing import Any

from django.db.models import Q, QuerySet

from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import AgencyArea, Membership, Organisation
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.places.models import Located, Municipality, Quarter

Kind = Organisation.Kind


def agency_for(municipality: Municipality | None, quarter: Quarter | None = None) -> Organisation | None:
    """The agency responsible for a place: a quarter's own agency first, then the municipality's."""
    if municipality is None:
        return None
    areas = AgencyArea.objects.filter(Q(quarter=quarter) if quarter else Q(pk=None)) | AgencyArea.objects.filter(
        municipality=municipality, quarter=None
    )
    areas = areas.filter(agency__state=State.PUBLISHED)
    found = sorted(areas.select_related("agency"), key=lambda area: area.quarter_id is None)
    return found[0].agency if found else None


def agency_of_place(located: Located) -> Organisation | None:
    """The agency responsible for something that has a place."""
    return agency_for(located.municipality, located.quarter)


def agencies_of(user: Any) -> QuerySet[Organisation]:
    """The agencies at whose desks a person may work: all for the network office."""
    agencies = Organisation.objects.filter(kind=Kind.AGENCY)
    if is_network_office(user):
        return agencies
    if not user.is_authenticated:
        return agencies.none()
    return agencies.filter(state=State.PUBLISHED, memberships__user=user, memberships__role__in=WORKING).distinct()


def organisations_of(user: Any) -> QuerySet[Organisation]:
    """The organisations a person belongs to."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    return Organisation.objects.filter(memberships__user=user).distinct()


def published_organisations() -> QuerySet[Organisation]:
    """What everyone may see."""
    return Organisation.objects.filter(state=State.PUBLISHED)


def registered_with(user: Any) -> QuerySet[Organisation]:
    """Profiles without an owner that were registered and confirmed with this account's own address."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    mine = Organisation.objects.filter(contact__user=user, contact__confirmed_at__isnull=False)
    return mine.exclude(state=State.DRAFT).exclude(memberships__role=Membership.Role.OWNER)


def drafts_of(user: Any) -> QuerySet[Organisation]:
    """Registrations begun while signed in and not sent yet, newest first."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    return Organisation.objects.filter(contact__user=user, state=State.DRAFT).order_by("-changed_at")
