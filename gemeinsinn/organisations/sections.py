"""Sections of a partner's page that upper contexts add: what it needs and offers, its record of promises."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from gemeinsinn.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Section:
    """A template with its context, in the main column, at the side or across the page below ("wide")."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    place: Literal["main", "side", "wide"] = "main"
    order: int = 50


Provider = Callable[[Organisation, Any], Section | None]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Asks `provider(organisation, viewer)` for a section on every partner page; registering twice changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def sections_for(organisation: Organisation, viewer: Any) -> dict[str, list[Section]]:
    """{"main": [...], "side": [...], "wide": [...]}, each in order."""
    found: dict[str, list[Section]] = {"main": [], "side": [], "wide": []}
    for section in (provider(organisation, viewer) for provider in _providers):
        if section is not None:
            found[section.place].append(section)
    return {place: sorted(sections, key=lambda section: section.order) for place, sections in found.items()}
