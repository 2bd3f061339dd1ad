"""Who writes portraits."""

from typing import Any

import rules

from gemeinsinn.people.rules import Role, has_network_role, is_network_office


@rules.predicate
def can_write_portraits(user: Any) -> bool:
    """The network's office and its editors."""
    return has_network_role(user, Role.OFFICE, Role.EDITOR)


@rules.predicate
def can_give_prizes(user: Any) -> bool:
    """Money is the office's alone."""
    return bool(is_network_office(user))
