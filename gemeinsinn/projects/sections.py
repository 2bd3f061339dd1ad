"""Sections of a project's page that upper contexts add: its needs, its thanks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from gemeinsinn.projects.models import Project


@dataclass(frozen=True, slots=True)
class Section:
    """A template with its context, in the main column, at the side or across the page below ("wide")."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    place: Literal["main", "side", "wide"] = "main"
    order: int = 50


Provider = Callable[[Project, Any], Section | None]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Asks `provider(project, viewer)` for a section on every project page; registering twice changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def sections_for(project: Project, viewer: Any) -> dict[str, list[Section]]:
    """{"main": [...], "side": [...], "wide": [...]}, each in order."""
    found: dict[str, list[Section]] = {"main": [], "side": [], "wide": []}
    for section in (provider(project, viewer) for provider in _providers):
        if section is not None:
            found[section.place].append(section)
    return {place: sorted(sections, key=lambda section: section.order) for place, sections in found.items()}
