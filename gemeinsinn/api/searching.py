"""The search as data: hits with reasons in words, and counts of each choice."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from gemeinsinn.api import shapes
from gemeinsinn.api.asked import SearchAsked
from gemeinsinn.api.cursors import write_hit
from gemeinsinn.api.gate import tag_of, told
from gemeinsinn.api.queries.hits import hit_marks, public_hits, things_of
from gemeinsinn.api.reading import hit_asked, search_request
from gemeinsinn.api.telling import need_told, offer_told, organisation_told, project_told
from gemeinsinn.matching.queries.requests import MOST_PAGES
from gemeinsinn.matching.queries.results import FoundHit, SearchResult
from gemeinsinn.matching.wording.reasons import reason_words
from gemeinsinn.places.queries import Spot

TOLD: dict[str, Callable[[Any, Spot | None], Any]] = {
    "need": need_told, "offer": offer_told, "project": project_told, "partner": organisation_told,
}  # fmt: skip


def searched(request: HttpRequest, asked: SearchAsked, version: str) -> HttpResponse:
    """One page of hits, unless the asker has it already."""
    page, last = hit_asked(asked)
    found = public_hits(search_request(asked, page), now=timezone.now())
    hits = fresh_hits(found, page, last)
    following = next_address(request, found, hits)
    about = (found.total, found.counts, found.language, found.corrected, found.meaning, following)
    things = things_of(hits)
    tag = tag_of(version, timezone.localdate(), request.get_full_path(), about, hit_marks(hits, things))

    def body() -> tuple[str, str]:
        return hits_told(found, hits, things, following).model_dump_json(), following

    with translation.override(asked.language):
        return told(request, tag, asked.language, body)


def fresh_hits(found: SearchResult, page: int, last: str) -> list[FoundHit]:
    """The page without what the one before already told, should something have slipped in meanwhile."""
    if page != found.page:  # there are fewer pages by now
        return []
    keys = [hit.key for hit in found.hits]
    return found.hits[keys.index(last) + 1 :] if last in keys else found.hits


def next_address(request: HttpRequest, found: SearchResult, hits: list[FoundHit]) -> str:
    """Where it goes on; "" on the last page."""
    if not hits or found.page >= min(found.pages, MOST_PAGES):
        return ""
    query = request.GET.copy()
    query["cursor"] = write_hit(found.page + 1, hits[-1].key)
    return f"{settings.BASE_URL}{request.path}?{query.urlencode()}"


def hits_told(found: SearchResult, hits: list[FoundHit], things: dict[str, Any], following: str) -> shapes.Hits:
    """The whole answer."""
    spot = found.request.spot
    counts = found.counts
    return shapes.Hits(
        items=[
            shapes.Hit(
                side=cast("shapes.SideName", hit.side),
                reasons=[words for _icon, words in reason_words(hit.reasons)],
                distance_km=None if hit.km is None else round(hit.km, 1),
                item=TOLD[hit.side](things[hit.key], spot),
            )
            for hit in hits
            if hit.key in things
        ],
        total=found.total,
        counts=shapes.Counts(
            side=counts.get("sides", {}),
            kind={shapes.KIND_NAMES[kind]: n for kind, n in counts.get("kinds", {}).items()},
            spoken=counts.get("languages", {}),
            accessible=counts.get("access", {}).get("yes", 0),
            place=counts.get("places", {}),
        ),
        query_language=found.language,
        corrected=found.corrected or None,
        meaning=found.meaning,
        next=following or None,
    )
