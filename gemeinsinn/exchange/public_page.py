"""What upper contexts add to the public page of a need or offer: its shifts, for example."""

from collections.abc import Callable
from typing import Any

from gemeinsinn.exchange.models import Need, Offer

Section = tuple[str, dict[str, Any]]
"""(template, what it tells as `told`)."""

Provider = Callable[[Need | Offer, Any], Section | None]
"""Gets the notice and the viewer."""

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a provider; sections stand in the order of registering. Registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def sections_for(notice: Need | Offer, viewer: Any) -> list[Section]:
    """The sections that have something to show."""
    return [section for provider in _providers if (section := provider(notice, viewer)) is not None]
