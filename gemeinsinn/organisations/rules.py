"""Who may do what with organisations."""

from typing import Any

import rules

from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.people.rules import is_network_office

WORKING = (Membership.Role.OWNER, Membership.Role.EDITOR)


def has_part(user: Any, organisation: Organisation | None, *roles: str) -> bool:
    """Whether an active account holds one of these roles in this organisation."""
    if organisation is None or not user.is_authenticated or not user.is_active:
        return False
    return Membership.objects.filter(user=user, organisation=organisation, role__in=roles).exists()


def works_for(user: Any, organisation: Organisation | None) -> bool:
    """Owner or editor of this organisation."""
    return has_part(user, organisation, *WORKING)


def others_work_for(organisation: Organisation | None, user_id: int | None) -> bool:
    """Whether the organisation goes on without this account: what it needs, offers and promised is then its own."""
    if organisation is None:
        return False
    return Membership.objects.filter(organisation=organisation).exclude(user=user_id).exists()


def is_worked_for(organisation: Organisation) -> bool:
    """Whether somebody signs in for it."""
    return Membership.objects.filter(organisation=organisation, role__in=WORKING, user__is_active=True).exists()


def is_attended(organisation: Organisation) -> bool:
    """Whether somebody can answer for it: a person who works for it, or a contact that can be reached."""
    if Membership.objects.filter(organisation=organisation, role__in=WORKING).exists():
        return True
    return organisation.contact is not None and organisation.contact.email != ""


@rules.predicate
def can_work_at_desk_of(user: Any, agency: Organisation | None) -> bool:
    """Staff of this agency, or the network office (also for what no agency is responsible for)."""
    is_agency = agency is not None and agency.kind == Organisation.Kind.AGENCY and agency.state == State.PUBLISHED
    return (is_agency and works_for(user, agency)) or is_network_office(user)


@rules.predicate
def can_edit_organisation(user: Any, organisation: Organisation) -> bool:
    """Its own people, staff of its agency, the network office."""
    return works_for(user, organisation) or can_work_at_desk_of(user, organisation.agency)


@rules.predicate
def can_check_organisation(user: Any, organisation: Organisation) -> bool:
    """Staff of its agency; an agency itself is checked by the network office alone."""
    if organisation.kind == Organisation.Kind.AGENCY:
        return bool(is_network_office(user))
    return bool(can_work_at_desk_of(user, organisation.agency))


@rules.predicate
def can_see_organisation(user: Any, organisation: Organisation) -> bool:
    """Everyone once it is published; before, those who edit it and its contact people."""
    if organisation.state == State.PUBLISHED:
        return True
    return has_part(user, organisation, *Membership.Role.values) or bool(can_edit_organisation(user, organisation))


@rules.predicate
def can_manage_members(user: Any, organisation: Organisation) -> bool:
    """Its owners; the network office when an owner is missing or stuck; its agency once nobody is left."""
    if has_part(user, organisation, Membership.Role.OWNER) or is_network_office(user):
        return True
    return organisation.unattended_since is not None and bool(can_work_at_desk_of(user, organisation.agency))


@rules.predicate
def can_see_members(user: Any, organisation: Organisation) -> bool:
    """Members of any part see who else belongs; who manages them does anyway."""
    return has_part(user, organisation, *Membership.Role.values) or bool(can_manage_members(user, organisation))


@rules.predicate
def can_set_duty(user: Any, agency: Organisation) -> bool:
    """When an agency's telephone is answered: whoever edits its profile."""
    return agency.kind == Organisation.Kind.AGENCY and bool(can_edit_organisation(user, agency))


@rules.predicate
def can_set_area(user: Any, agency: Organisation) -> bool:
    """The network office alone says which agency is responsible for what."""
    return agency.kind == Organisation.Kind.AGENCY and bool(is_network_office(user))


@rules.predicate
def can_draw_quarters(user: Any, agency: Organisation) -> bool:
    """The network office; an agency's owner inside the municipalities of the agency's own area."""
    if agency.kind != Organisation.Kind.AGENCY:
        return False
    return has_part(user, agency, Membership.Role.OWNER) or bool(is_network_office(user))
