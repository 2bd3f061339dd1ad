"""What a search found, ready to be worded."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from gemeinsinn.matching.engine.reasons import Reason
from gemeinsinn.matching.queries.requests import SearchRequest


@dataclass(frozen=True, slots=True)
class FoundHit:
    """One hit: the object as its card shows it, why it was found, and how far away it is."""

    key: str
    side: str
    object: Any
    score: float = 0.0
    reasons: Sequence[Reason] = ()
    km: float | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of hits with the counts of the whole.

    `counts` says for each facet ("sides", "kinds", "languages", "access", "places") how many hits each choice would show,
    everything else staying as asked. `corrected` is a question that may have been meant, "" if none; `typed` is what was
    asked where nothing fitted it, so that `request` and the hits are those of the better spelling. `meaning` tells
    whether meaning was understood or only words, `worded` that the words themselves stand in a text, `by_database` that
    there was no index at all.
    `nearest` and `wider` are for when nothing fits: hits of other filters, and the next radius with how many it holds.
    """

    request: SearchRequest
    hits: list[FoundHit]
    total: int
    page: int
    pages: int
    counts: dict[str, dict[str, int]]
    language: str = ""
    corrected: str = ""
    typed: str = ""
    meaning: bool = False
    worded: bool = False
    by_database: bool = False
    nearest: list[FoundHit] = field(default_factory=list)
    wider: tuple[float, int] | None = None
