"""What upper contexts add to a volunteer's own page, which is opened by link."""

from collections.abc import Callable
from typing import Any

from gemeinsinn.volunteering.models import Enrolment

Section = tuple[str, dict[str, Any]]
"""(template, what it tells as `told`)."""

Provider = Callable[[Enrolment, str], Section | None]
"""(enrolment, token of the page) → section."""

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Adds a provider; sections stand in the order of registering. Registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def sections_for(enrolment: Enrolment, token: str) -> list[Section]:
    """The sections that have something to show."""
    return [section for provider in _providers if (section := provider(enrolment, token)) is not None]
