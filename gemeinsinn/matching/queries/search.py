"""One search over everything: what may be seen is narrowed first, then ranked, counted and loaded page by page."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from gemeinsinn.matching.engine.documents import Audiences, Query
from gemeinsinn.matching.engine.index import Found, Index
from gemeinsinn.matching.engine.words import IndexDamaged
from gemeinsinn.matching.queries.candidates import (
    Candidate,
    counted,
    narrowed,
    ordered,
    wider_radius,
)
from gemeinsinn.matching.queries.completions import seen_correction
from gemeinsinn.matching.queries.listing import listed_candidates, worded_candidates
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.results import FoundHit, SearchResult
from gemeinsinn.matching.shelf.reading import NoIndex, Reader, current_reader
from gemeinsinn.matching.sources import parts_of, source_of, sources

log = logging.getLogger("gemeinsinn.matching")

MOST = 400  # candidates that fit the engine hands over
NEAREST = 3


def search(viewer: Any, asked: SearchRequest, *, now: datetime) -> SearchResult:
    """Answers whatever is asked. Without an index it looks for the words in the database; it never fails."""
    asked = asked.cleaned()
    try:
        return _by_index(viewer, asked, now=now)
    except NoIndex:
        log.info("search without index")
    except IndexDamaged as problem:
        log.warning("word index cannot be read", extra={"line": {"problem": str(problem)}})
        current_reader().shelf.damaged()
    except Exception:  # a fault of the engine must not take the search away
        log.exception("search failed")
    found = worded_candidates(viewer, asked)
    return replace(_page_of(viewer, asked, found), by_database=True)


def audiences_of(viewer: Any) -> frozenset[str]:
    """Whose texts this viewer may find, over all sides."""
    return frozenset(audience for source in sources() for audience in source.audiences(viewer))


def _by_index(viewer: Any, asked: SearchRequest, *, now: datetime) -> SearchResult:
    reader = current_reader()
    index = reader.opened(now=now)
    allowed = Audiences(audiences_of(viewer), asked.only)
    if not asked.words:
        return _page_of(viewer, asked, listed_candidates(allowed.names, asked))
    result = _of_words(viewer, asked, reader, index, allowed, now=now)
    if not result.corrected or asked.exact or (result.total and result.language not in {"", "de"}):
        return result
    meant = replace(asked, words=result.corrected)
    better = _of_words(viewer, meant, reader, index, allowed, now=now)
    # What only meaning found, weakly, gives way to texts in which the right spelling stands.
    found = better.worded if result.total else better.total
    return replace(better, typed=asked.words, corrected="") if found else result


def _of_words(
    viewer: Any, asked: SearchRequest, reader: Reader, index: Index, allowed: Audiences, *, now: datetime
) -> SearchResult:
    """The words as they are, with a better spelling if one may have been meant."""
    found = index.search(query_of(asked, now=now), allowed=allowed, most=MOST, nearest=NEAREST)
    result = _page_of(viewer, asked, candidates_of(reader, found))
    corrected = seen_correction(index, asked.words, found.corrected, allowed)
    return replace(result, language=found.language, corrected=corrected, meaning=found.meaning, worded=found.worded)


def query_of(asked: SearchRequest, *, now: datetime) -> Query:
    """The question as the engine takes it: filters come later, so that their choices can be counted."""
    spot = asked.spot
    return Query(
        text=asked.words,
        lat=spot.lat if spot else None,
        lon=spot.lon if spot else None,
        today=timezone.localdate(now),
    )


def candidates_of(reader: Reader, found: Found) -> list[Candidate]:
    """The engine's hits with their texts, best first."""
    cards = reader.cards.cards(hit.key for hit in found.hits)
    candidates = []
    for hit in found.hits:
        if hit.key in cards:
            document, facets = cards[hit.key]
            candidates.append(Candidate(document, facets, hit.score, hit.reasons, hit.features["km"], hit.fits))
    return candidates


def _page_of(viewer: Any, asked: SearchRequest, found: Sequence[Candidate]) -> SearchResult:
    """Counts, filters, order, and the objects of one page."""
    fitting = ordered(narrowed(found, asked), asked.sort)
    pages = max(1, -(-len(fitting) // asked.size))
    page = min(asked.page, pages)
    shown = fitting[(page - 1) * asked.size : page * asked.size]
    return SearchResult(
        request=asked,
        hits=loaded(viewer, shown),
        total=len(fitting),
        page=page,
        pages=pages,
        counts=counted(found, asked),
        nearest=[] if fitting else loaded(viewer, list(found)[:NEAREST]),
        wider=None if fitting else wider_radius(found, asked),
    )


def loaded(viewer: Any, found: Iterable[Candidate]) -> list[FoundHit]:
    """The objects of candidates, asked for once more with the viewer's own right; a few queries for each side."""
    wanted: dict[str, list[int]] = {}
    kept = list(found)
    for one in kept:
        side, object_id = parts_of(one.key)
        wanted.setdefault(side, []).append(object_id)
    objects = {(side, row.pk): row for side, ids in wanted.items() for row in source_of(side).shown(viewer, ids)}
    return [
        FoundHit(one.key, one.document.side, objects[parts_of(one.key)], one.score, one.reasons, one.km)
        for one in kept
        if parts_of(one.key) in objects
    ]
