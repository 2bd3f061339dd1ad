"""What upper contexts add to the personal page of a notice: for now, what fits it."""

from collections.abc import Callable
from typing import Any

from gemeinsinn.exchange.models import Need, Offer

Section = tuple[str, dict[str, Any]]
"""(template, what it tells as `told`)."""

Provider = Callable[[Need | Offer], Section | None]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a provider; sections stand in the order of registering. Registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def sections_for(notice: Need | Offer) -> list[Section]:
    """The sections that have something to show."""
    return [section for provider in _providers if (section := provider(notice)) is not None]
