"""Who is thanked in public for what came. Only the context of agreements knows; it registers how to ask."""

from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thanked:
    """A giver both sides agreed to name; `slug` leads to a partner's page."""

    name: str
    slug: str = ""


Provider = Callable[[Collection[int]], dict[int, list[Thanked]]]
"""Numbers of needs → whom to thank for each."""

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Asks `provider` whenever settled needs are shown; registering it again changes nothing."""
    if provider not in _providers:
        _providers.append(provider)


def thanked_for(needs: Collection[int]) -> dict[int, list[Thanked]]:
    """Whom to thank for each of these needs."""
    found: dict[int, list[Thanked]] = {}
    for provider in _providers if needs else ():
        for need, givers in provider(needs).items():
            found.setdefault(need, []).extend(givers)
    return found
