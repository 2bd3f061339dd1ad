"""Where votes begin: flats above say so, and lead back from a vote to what it is about (decision 8)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gemeinsinn.voting.models import Poll


@dataclass(frozen=True, slots=True)
class Source:
    """`begin`: the name of the address at which a vote is drafted; `carry_on`: where the office carries a result out."""

    begin: str
    label: Callable[[], Any]
    carry_on: Callable[[Poll], str | None]


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Adds a source; registering its address again replaces it."""
    _sources[source.begin] = source


def sources() -> list[Source]:
    """In the order of registering."""
    return list(_sources.values())


def way_on(poll: Poll) -> str | None:
    """The address at which the result of a vote is carried out."""
    return next((address for one in _sources.values() if (address := one.carry_on(poll))), None)
