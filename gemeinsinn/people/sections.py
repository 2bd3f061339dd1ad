"""Sections of the page /konto/: upper contexts add "my needs", "my responses", "my organisations"."""

from collections.abc import Callable
from typing import Any

from gemeinsinn.people.models import User

Section = tuple[str, dict[str, Any]]
"""(template, context): the template is rendered with this context, plus what every page knows.

Where the context says `only_invites`, nothing of the person's own stands in the section yet.
"""

Provider = Callable[[User], Section | None]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a provider; sections stand in the order of registering. Registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def sections_for(user: User) -> list[Section]:
    """The sections that have something to show to this person."""
    return [section for provider in _providers if (section := provider(user)) is not None]
