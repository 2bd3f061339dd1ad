"""What upper contexts add beside the board of needs or offers: another way to look, for example."""

from collections.abc import Callable
from typing import Any

Section = tuple[str, dict[str, Any]]
"""(template, what it tells as `told`)."""

Provider = Callable[[str], Section | None]
"""Gets "need" or "offer"."""

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a provider; sections stand in the order of registering. Registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def sections_for(noun: str) -> list[Section]:
    """The sections that have something to show."""
    return [section for provider in _providers if (section := provider(noun)) is not None]
