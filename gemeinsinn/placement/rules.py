"""Who may see a case: the staff of its own agency, and nobody else. Not the network's office: it gets figures."""

from typing import Any

import rules

from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.organisations.rules import has_part, works_for
from gemeinsinn.placement.models import Case

Kind = Organisation.Kind


@rules.predicate
def can_keep_cases_of(user: Any, agency: Organisation) -> bool:
    """Staff of this agency. People told it to them, so others do not read it."""
    is_agency = agency.kind == Kind.AGENCY and agency.state == OrganisationState.PUBLISHED
    return is_agency and works_for(user, agency)


@rules.predicate
def can_work_on_case(user: Any, case: Case) -> bool:
    """Staff of the agency of the case."""
    return bool(can_keep_cases_of(user, case.agency))


@rules.predicate
def can_export_cases(user: Any, agency: Organisation) -> bool:
    """Taking names away needs more than reading them: owning the agency."""
    return bool(can_keep_cases_of(user, agency)) and has_part(user, agency, Membership.Role.OWNER)
