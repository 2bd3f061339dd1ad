"""Who may look into the books, pay, and see account numbers."""

from typing import Any

import rules

from gemeinsinn.people.rules import Role, has_network_role
from gemeinsinn.treasury.models import PaymentRun


@rules.predicate
def can_read_books(user: Any) -> bool:
    """The treasurer and the network's office."""
    return has_network_role(user, Role.TREASURER, Role.OFFICE)


@rules.predicate
def can_see_ibans(user: Any) -> bool:
    """The treasurer alone."""
    return has_network_role(user, Role.TREASURER)


def can_release(user: Any, run: PaymentRun) -> bool:
    """Treasurer or office, and never who prepared it: four eyes."""
    return bool(can_read_books(user)) and run.prepared_by_id != user.pk
