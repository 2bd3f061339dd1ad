"""Finding the desk of a person, and who else works there."""

from typing import Any

from django.db.models import QuerySet

from gemeinsinn.desk.rules import NOBODY, Desk
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.people.models import User
from gemeinsinn.people.rules import Role, network_roles


def desk_of(user: Any, *, choice: str = "") -> Desk:
    """The desk of an account; an unknown or foreign `choice` is ignored. Two queries, three for the office."""
    if not user.is_authenticated or not user.is_active:
        return Desk(user)
    # Everybody at the desks this person works at: their own part among them.
    staff = list(
        Membership.objects.filter(
            organisation__in=_agencies(), role__in=WORKING,
            organisation__memberships__user=user, organisation__memberships__role__in=WORKING,
        )
        .select_related("organisation", "user")
        .order_by("organisation__name", "user__name", "pk")
    )  # fmt: skip
    own = [member for member in staff if member.user_id == user.pk]
    owned = frozenset(member.organisation_id for member in own if member.role == Membership.Role.OWNER)
    roles = network_roles(user)
    office = Role.OFFICE in roles
    agencies = tuple(_agencies()) if office else tuple(member.organisation for member in own)
    team = {member.user_id: member.user for member in staff if member.user_id != user.pk and member.user.is_active}
    known = {agency.slug for agency in agencies} | ({NOBODY} if office else set())
    return Desk(
        user, agencies, office, owned, choice if choice in known else "", tuple(team.values()), Role.EDITOR in roles
    )


def _agencies() -> QuerySet[Organisation]:
    """An agency has a desk once the network office has published it."""
    return Organisation.objects.filter(kind=Organisation.Kind.AGENCY, state=State.PUBLISHED)


def colleagues(desk: Desk, agency_id: int | None) -> QuerySet[User]:
    """Who works at the desk of one agency; for matters of no agency, the network office."""
    if agency_id is None:
        people = User.objects.filter(network_roles__role="office")
    else:
        people = User.objects.filter(memberships__organisation=agency_id, memberships__role__in=WORKING)
    return people.filter(is_active=True).distinct().order_by("name", "pk")


def colleagues_shown(desk: Desk) -> QuerySet[User]:
    """Who works at the agencies this desk shows: the choices of the filter by colleague."""
    ids = [desk.agency.pk] if desk.agency else [agency.pk for agency in desk.agencies]
    people = User.objects.filter(memberships__organisation__in=ids, memberships__role__in=WORKING, is_active=True)
    return people.distinct().order_by("name", "pk")[:200]
