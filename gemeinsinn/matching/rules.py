"""Who may do what with the search and with suggestions."""

from typing import Any

import rules

from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import can_work_at_desk_of, works_for
from gemeinsinn.people.models import NetworkRole
from gemeinsinn.people.rules import has_network_role

Role = NetworkRole.Role


@rules.predicate
def can_edit_synonyms(user: Any) -> bool:
    """The network office and the editors: they know what people call things here."""
    return has_network_role(user, Role.OFFICE, Role.EDITOR)


@rules.predicate
def can_suggest(user: Any, need: Need) -> bool:
    """Staff of the agency of its place, or the network office: they ask partners, put them aside, and take that back."""
    return user is not None and bool(can_work_at_desk_of(user, need.agency))


@rules.predicate
def can_see_wishes(user: Any, agency: Organisation | None) -> bool:
    """What volunteers wish for is read by the people of the agency they agreed to, not by the office or by others."""
    return user is not None and agency is not None and works_for(user, agency)


@rules.predicate
def can_set_asking(user: Any, agency: Organisation) -> bool:
    """How often partners are asked is said by those at the agency's desk."""
    return agency.kind == Organisation.Kind.AGENCY and bool(can_work_at_desk_of(user, agency))
