"""Who reads what somebody wrote: the staff of the agency it lies at, and the network's office."""

from typing import Any

import rules

from gemeinsinn.contact.models import Concern
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.people.rules import is_network_office


@rules.predicate
def can_handle_concern(user: Any, concern: Concern) -> bool:
    """Staff of its agency, or the office."""
    return bool(can_work_at_desk_of(user, concern.agency))


@rules.predicate
def can_enter_concerns(user: Any) -> bool:
    """Whoever works at some desk."""
    return bool(is_network_office(user)) or agencies_of(user).exists()
