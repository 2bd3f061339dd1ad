"""Who has which task in the network."""

from typing import Any

import rules

from gemeinsinn.people.models import NetworkRole

Role = NetworkRole.Role


def has_network_role(user: Any, *roles: str) -> bool:
    """True if an active account holds one of the roles."""
    if not user.is_authenticated or not user.is_active:
        return False
    return bool(user.is_superuser or NetworkRole.objects.filter(user=user, role__in=roles).exists())


def network_roles(user: Any) -> frozenset[str]:
    """All tasks an active account has in the network; one query."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return frozenset(Role.values)
    return frozenset(NetworkRole.objects.filter(user=user).values_list("role", flat=True))


@rules.predicate
def is_network_office(user: Any) -> bool:
    """Works in the network's office: may do what every agency may."""
    return has_network_role(user, Role.OFFICE)
