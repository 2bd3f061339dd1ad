"""What is held about a person, across all contexts: each registers what it can show and how it erases.

Register in AppConfig.ready(). Providers return data for JSON; erasers run inside the transaction that closes an account.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from gemeinsinn.people.models import User


class Eraser(Protocol):
    """Takes a person out of the rows of one context."""

    def __call__(self, user: User, *, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Part:
    """What one context holds about a person."""

    name: str
    collect: Callable[[User], Any]
    erase: Eraser | None = None


_parts: dict[str, Part] = {}


def register(name: str, collect: Callable[[User], Any], erase: Eraser | None = None) -> None:
    """Adds a part under a name that becomes a key of the export ("needs", "agreements")."""
    _parts[name] = Part(name, collect, erase)


def collect_all(user: User) -> dict[str, Any]:
    """Everything held about a person, part by part."""
    return {name: _parts[name].collect(user) for name in sorted(_parts)}


def erase_all(user: User, *, now: datetime) -> None:
    """Lets every part erase, the ones registered last first: upper contexts before the ones they build on."""
    for part in reversed(_parts.values()):
        if part.erase is not None:
            part.erase(user, now=now)
