"""What an issue may be gathered from. Flats above register more (decision 8): the portal its articles."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Card:
    """One thing of the portal, in the words of an issue: `key` tells it from others, addresses are complete."""

    key: str
    heading: str
    text: str
    label: str
    href: str
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A sort of things: newest first, in the active language, only what everyone may read."""

    name: str
    label: Promise
    cards: Callable[[], list[Card]]


_sources: dict[str, Source] = {}
_finders: dict[str, Callable[[str], bool]] = {}


def register(source: Source) -> None:
    """Adds a sort of things; the same name again takes its place."""
    _sources[source.name] = source


def sources() -> list[Source]:
    """In the order of registering."""
    return list(_sources.values())


def register_finder(pattern: str, finder: Callable[[str], bool]) -> None:
    """For addresses that one pattern takes whether something is there or not: who knows it, by the pattern's name."""
    _finders[pattern] = finder


def is_there(pattern: str, path: str) -> bool:
    """Whether something stands at a path that this pattern takes."""
    return pattern not in _finders or _finders[pattern](path)
