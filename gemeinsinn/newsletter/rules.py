"""Who runs the newsletter. Subscribers need no right: their link is their key."""

from typing import Any

import rules

from gemeinsinn.newsletter.models import Issue
from gemeinsinn.people.models import NetworkRole
from gemeinsinn.people.rules import is_network_office


@rules.predicate
def can_run_newsletter(user: Any) -> bool:
    """The network's office."""
    return bool(is_network_office(user))


def can_approve(user: Any, issue: Issue) -> bool:
    """Another person of the office than who changed it last; the only one there is may do both."""
    if not can_run_newsletter(user):
        return False
    return issue.changed_by_id != user.pk or not others_in_office(user)


def others_in_office(user: Any) -> bool:
    """Whether anybody else could look."""
    office = NetworkRole.objects.filter(role=NetworkRole.Role.OFFICE, user__is_active=True)
    return bool(office.exclude(user=user).exists())
