"""Sides that can be searched. Each tells the texts of its objects and who may find them; upper layers may add more."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, Q, QuerySet

from gemeinsinn.matching.engine.documents import Document

EVERYONE = "everyone"
PARTNERS = "partners"
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Text:
    """What an object says in the index, to whom, and what it is counted by ({"languages": ["de"]})."""

    document: Document
    audience: str = EVERYONE
    facets: dict[str, list[str]] = field(default_factory=dict)


class Source(ABC):
    """One side: needs, offers, projects, partners. `model` must have `changed_at`."""

    side: str
    model: type[Model]
    words: tuple[str, ...]  # fields that are searched when there is no index
    newest: str  # the field that says since when something can be found

    @abstractmethod
    def findable(self) -> QuerySet[Any]:
        """Everything that somebody can find."""

    @abstractmethod
    def visible(self, viewer: Any) -> QuerySet[Any]:
        """What this viewer may find: the context's own query. A part of `findable`."""

    @abstractmethod
    def texts(self, ids: Sequence[int]) -> dict[int, Text]:
        """The texts of those of these objects that somebody can find, in a constant number of queries."""

    def audiences(self, viewer: Any) -> frozenset[str]:
        """Whose texts this viewer may find. Agrees with `visible`."""
        return frozenset({EVERYONE})

    def shown(self, viewer: Any, ids: Iterable[int]) -> QuerySet[Any]:
        """Those of these objects this viewer may find, with what a card shows."""
        return self.visible(viewer).filter(pk__in=list(ids))

    def touched_by(self, subject_type: str, ids: Sequence[int]) -> set[int]:
        """Which objects an event about these subjects may have changed."""
        return set(ids) if subject_type == self.model._meta.label_lower else set()

    def changed_since(self, when: datetime) -> QuerySet[Any]:
        """Objects saved since then, findable or not."""
        return self.model._default_manager.filter(changed_at__gte=when)

    def worded(self, viewer: Any, words: Sequence[str]) -> QuerySet[Any]:
        """What holds all these words, for the time without an index; the newest first."""
        rows = self.visible(viewer)
        for word in words[:MOST_WORDS]:
            somewhere = Q()
            for name in self.words:
                somewhere |= Q(**{f"{name}__icontains": word})
            rows = rows.filter(somewhere)
        return rows.order_by(f"-{self.newest}", "-pk")


@dataclass(slots=True)
class _Registry:
    sources: dict[str, Source] = field(default_factory=dict)


_registry = _Registry()


def register(source: Source) -> None:
    """Adds a side. Call it in AppConfig.ready(); the last of a name counts."""
    _registry.sources[source.side] = source


def sources() -> list[Source]:
    """Every side, by name."""
    return [_registry.sources[side] for side in sorted(_registry.sources)]


def source_of(side: str) -> Source:
    """One side. Raises KeyError if nobody registered it."""
    return _registry.sources[side]


def key_of(side: str, object_id: int) -> str:
    """ "need:17"."""
    return f"{side}:{object_id}"


def parts_of(key: str) -> tuple[str, int]:
    """("need", 17)."""
    side, _colon, number = key.partition(":")
    return side, int(number)
