"""Who may look at mailings and stop them."""

from typing import Any

import rules

from gemeinsinn.people.rules import is_network_office


@rules.predicate
def can_run_mailings(user: Any) -> bool:
    """The network's office."""
    return bool(is_network_office(user))
