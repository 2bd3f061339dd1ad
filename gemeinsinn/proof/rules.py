"""Who checks proofs of use, and who may read them. Personal links are checked by views."""

from typing import Any

import rules

from gemeinsinn.people.rules import Role, has_network_role, is_network_office


@rules.predicate
def can_check_proofs(user: Any) -> bool:
    """The network's office."""
    return bool(is_network_office(user))


@rules.predicate
def can_read_proofs(user: Any) -> bool:
    """The office, and the treasurer, who pays and is paid back after them."""
    return bool(has_network_role(user, Role.TREASURER, Role.OFFICE))
