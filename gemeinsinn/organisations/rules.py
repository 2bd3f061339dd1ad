"""Who may do what with organisations."""

from typing import Any

import rules

from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.people.rules import is_network_office

WORKING = (Membership.Role.OWNER, Membership.Role.EDITOR)


def works_for(user: Any, organisation: Organisation | None) -> bool:
    """Owner or editor of this organisation."""
    if organisation is None or not user.is_authenticated or not user.is_active:
        return False
    return Membership.objects.filter(user=user, organisation=organisation, role__in=WORKING).exists()


@rules.predicate
def can_work_at_desk_of(user: Any, agency: Organisation | None) -> bool:
    """Staff of this agency, or the network office (also for what no agency is responsible for)."""
    return works_for(user, agency) or is_network_office(user)


@rules.predicate
def can_edit_organisation(user: Any, organisation: Organisation) -> bool:
    """Its own people, staff of its agency, the network office."""
    return works_for(user, organisation) or can_work_at_desk_of(user, organisation.agency)
