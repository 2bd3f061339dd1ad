"""What is held about a person, across all contexts: each registers what it can show and how it erases.

Register in AppConfig.ready(). Providers return data for JSON; erasers run inside the transaction that closes an account.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db.models import Q

from gemeinsinn.people.models import Contact, User

NOBODY = "N. N."
SHORTEST = 3  # a shorter name would be found inside everything


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to erase: the rows that are theirs, and the words that give them away in what others can read.

    `user` is None for somebody without account. `contacts` holds the ids of contacts; they are nameless by then.
    """

    contacts: frozenset[int]
    traces: tuple[str, ...]
    user: User | None = None

    @property
    def user_id(self) -> int | None:
        """The id of the account, None if there is none."""
        return self.user.pk if self.user else None

    def without(self, text: str) -> str:
        """A text with name, address and number of the person taken out."""
        for trace in self.traces:
            text = re.sub(rf"(?<!\w){re.escape(trace)}(?!\w)", NOBODY, text)
        return text


def person_of(user: User) -> Person:
    """An account with every contact that is its own or bears its address."""
    return _person(Contact.objects.filter(Q(user=user) | Q(email__iexact=user.email)), user)


def person_behind(contact: Contact) -> Person:
    """Somebody without account: one contact, which is behind one thing."""
    return _person(Contact.objects.filter(pk=contact.pk), None)


def _person(contacts: Any, user: User | None) -> Person:
    words = {word for row in contacts.values_list("name", "email", "phone") for word in row}
    if user is not None:
        words |= {user.name, user.email, user.phone}
    traces = sorted((word for word in words - {NOBODY} if len(word) >= SHORTEST), key=len, reverse=True)
    return Person(frozenset(contacts.values_list("pk", flat=True)), tuple(traces), user)


class Eraser(Protocol):
    """Takes a person out of the rows of one context."""

    def __call__(self, person: Person, *, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Part:
    """What one context holds about a person."""

    name: str
    collect: Callable[[User], Any]
    erase: Eraser | None = None
    warn: Callable[[User], list[str]] | None = None


_parts: dict[str, Part] = {}


def register(
    name: str,
    collect: Callable[[User], Any],
    erase: Eraser | None = None,
    warn: Callable[[User], list[str]] | None = None,
) -> None:
    """Adds a part under a name that becomes a key of the export ("needs", "agreements").

    `warn` says in sentences what closing the account would leave behind.
    """
    _parts[name] = Part(name, collect, erase, warn)


def collect_all(user: User) -> dict[str, Any]:
    """Everything held about a person, part by part."""
    return {name: _parts[name].collect(user) for name in sorted(_parts)}


def erase_all(person: Person, *, now: datetime) -> None:
    """Lets every part erase. Apps get ready from the top layer down, so upper contexts come before their ground."""
    for part in _parts.values():
        if part.erase is not None:
            part.erase(person, now=now)


def warnings_for(user: User) -> list[str]:
    """What somebody should know before they close their account."""
    return [words for part in _parts.values() if part.warn is not None for words in part.warn(user)]
