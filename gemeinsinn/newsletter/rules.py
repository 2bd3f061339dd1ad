"""Who runs the newsletter. Subscribers need no right: their link is their key."""

from typing import Any

import rules

from gemeinsinn.newsletter.models import Issue
from gemeinsinn.people.queries import holders_of
from gemeinsinn.people.rules import Role, is_network_office


@rules.predicate
def can_run_newsletter(user: Any) -> bool:
    """The network's office."""
    return bool(is_network_office(user))


@rules.predicate
def can_take_addresses(user: Any) -> bool:
    """All addresses as one file: a right of its own, today of the same people, and noted each time."""
    return bool(can_run_newsletter(user))


def can_approve(user: Any, issue: Issue) -> bool:
    """Another person of the office than who changed it last; the only one there is may do both."""
    if not can_run_newsletter(user):
        return False
    return issue.changed_by_id != user.pk or not others_in_office(user)


def others_in_office(user: Any) -> bool:
    """Whether anybody else could look."""
    return bool(holders_of(Role.OFFICE).exclude(pk=user.pk).exists())
