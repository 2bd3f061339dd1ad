"""Who runs the newsletter. Subscribers need no right: their link is their key."""

from typing import Any

import rules

from gemeinsinn.people.rules import is_network_office


@rules.predicate
def can_run_newsletter(user: Any) -> bool:
    """The network's office."""
    return bool(is_network_office(user))
