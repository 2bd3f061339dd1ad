"""Who runs funds, and who advises. Personal links are checked by views."""

from typing import Any

import rules

from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.people.rules import is_network_office


@rules.predicate
def can_run_funds(user: Any) -> bool:
    """The network's office sets up funds, sees applications and decides what is its own to decide."""
    return bool(is_network_office(user))


@rules.predicate
def can_advise(user: Any) -> bool:
    """Staff of any agency, and the network's office: whoever is asked first should be able to note it."""
    return bool(user.is_active and (is_network_office(user) or agencies_of(user).exists()))
