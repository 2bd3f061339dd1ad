"""Who may plan, decide and tick. People without account hold a personal link, which the view checks."""

from typing import Any

import rules

from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.rules.notices import owns_notice
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.models import Enrolment, Plan


@rules.predicate
def can_plan(user: Any, need: Need) -> bool:
    """Make and change shifts, see who comes, tick who is there: who wrote the need, and staff of its agency."""
    return bool(owns_notice(user, need) or can_work_at_desk_of(user, need.agency))


@rules.predicate
def can_decide_sign_ups(user: Any, plan: Plan) -> bool:
    """Yes or no to those who signed up. Where the agency speaks first it alone decides."""
    if plan.mode == Mode.AGENCY:
        return bool(can_work_at_desk_of(user, plan.need.agency))
    return bool(can_plan(user, plan.need))


@rules.predicate
def is_own_enrolment(user: Any, enrolment: Enrolment) -> bool:
    """The person who signed up."""
    return bool(user.is_authenticated and user.is_active and enrolment.response.contact.user_id == user.pk)


@rules.predicate
def can_edit_fields(user: Any) -> bool:
    """The fields of engagement are the network's: its office names, adds and hides them."""
    return bool(is_network_office(user))
