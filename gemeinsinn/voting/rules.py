"""Who runs polls. Who may vote is said by a mail to their address."""

from typing import Any

import rules

from gemeinsinn.people.rules import is_network_office


@rules.predicate
def can_run_polls(user: Any) -> bool:
    """The network's office."""
    return bool(is_network_office(user))
