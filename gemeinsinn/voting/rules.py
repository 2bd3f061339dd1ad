"""Who runs polls. Who may vote is said by a mail to their address."""

from typing import Any

import rules

from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.people.rules import is_network_office, network_roles
from gemeinsinn.voting.models import Poll


@rules.predicate
def can_run_polls(user: Any) -> bool:
    """The network's office."""
    return bool(is_network_office(user))


@rules.predicate
def is_member(user: Any) -> bool:
    """Whoever works for a member agency of the network, or has a task in it."""
    return bool(user.is_authenticated and user.is_active and (network_roles(user) or agencies_of(user)))


def can_vote(user: Any, poll: Poll) -> bool:
    """Everyone with an address, or members alone."""
    return not poll.members_only or is_member(user)
