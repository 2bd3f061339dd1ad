"""Groups below the hits of /suche/: upper contexts add what fits the words and is no need, offer, project or partner."""

from collections.abc import Callable
from typing import Any

Section = tuple[str, dict[str, Any]]
"""(template, context): the template is rendered with this context, plus what every page knows."""

Provider = Callable[[str], Section | None]
"""Given the words somebody typed; shows only what everyone may see."""

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a provider; groups stand in the order of registering. Registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def sections_for(words: str) -> list[Section]:
    """The groups that have something to show; none without words."""
    return [section for provider in _providers if (section := provider(words)) is not None] if words else []
