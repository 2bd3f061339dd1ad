"""Who needs a second factor, and who has one.

Everybody may have one. Those who can act for others must: people with a task in the network, and whoever an upper
context names by registering a predicate (organisations: staff of agencies).
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings

from gemeinsinn.people.models import NetworkRole

Predicate = Callable[[Any], bool]
MAIN_TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def _has_task_in_network(user: Any) -> bool:
    return bool(user.is_superuser or user.is_staff or NetworkRole.objects.filter(user=user).exists())


_predicates: list[Predicate] = [_has_task_in_network]


def register(predicate: Predicate) -> None:
    """Adds a group of accounts that need a second factor. Registering it again changes nothing."""
    if predicate not in _predicates:
        _predicates.append(predicate)


def needs_second_factor(user: Any) -> bool:
    """True if this account must have a second factor, except where the portal does not ask for any (the demo)."""
    if not settings.REQUIRE_SECOND_FACTOR or not user.is_authenticated:
        return False
    return any(predicate(user) for predicate in _predicates)


def has_second_factor(user: Any) -> bool:
    """True if a passkey or an app is set up. Recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=user, type__in=MAIN_TYPES).exists())


def lacks_second_factor(user: Any) -> bool:
    """True if this account must set one up before it can do anything else."""
    return needs_second_factor(user) and not has_second_factor(user)
