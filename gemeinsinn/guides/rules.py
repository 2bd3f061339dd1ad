"""Who may do what with teams and guides."""

from typing import Any

import rules

from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.guides.lifecycle.guides import WORKING, State
from gemeinsinn.guides.models import Cohort, Guide, GuideCall, Team
from gemeinsinn.organisations.models import Membership
from gemeinsinn.organisations.rules import WORKING as STAFF
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.people.rules import is_network_office


@rules.predicate
def can_manage_team(user: Any, team: Team) -> bool:
    """Staff of the agency the team belongs to, the network office."""
    return bool(can_work_at_desk_of(user, team.agency))


@rules.predicate
def can_manage_cohort(user: Any, cohort: Cohort) -> bool:
    """Staff of the agency that trains, the network office."""
    return bool(can_work_at_desk_of(user, cohort.agency))


@rules.predicate
def can_manage_guide(user: Any, guide: Guide) -> bool:
    """Staff of the agency of the guide's team: publish, pause, end, link an account."""
    return bool(can_manage_team(user, guide.team))


@rules.predicate
def is_own_page(user: Any, guide: Guide) -> bool:
    """The guide in person, as long as they are one. Consent is given and taken back by nobody else."""
    return bool(user.is_authenticated and user.is_active and guide.user_id == user.pk and guide.state in WORKING)


@rules.predicate
def can_edit_guide(user: Any, guide: Guide) -> bool:
    """The guide in person, and who manages guides."""
    return bool(is_own_page(user, guide) or can_manage_guide(user, guide))


@rules.predicate
def can_see_guide(user: Any, guide: Guide) -> bool:
    """Everyone once the page is published; before and in a pause, those who edit it."""
    return guide.state == State.PUBLISHED or bool(can_edit_guide(user, guide))


def manages_guides(user: Any) -> bool:
    """Works at the desk of some agency, or in the network's office."""
    if not user.is_authenticated or not user.is_active:
        return False
    at_agency = Membership.objects.filter(
        user=user, role__in=STAFF, organisation__kind="agency", organisation__state="published"
    )
    return bool(is_network_office(user)) or at_agency.exists()


def is_called_guide(user: Any, call: CallRequest) -> bool:
    """The guide a call names may handle it like the agency: registered with the rule of calls."""
    if not user.is_authenticated or not user.is_active:
        return False
    return GuideCall.objects.filter(call=call, guide__user=user, guide__state__in=WORKING).exists()
