"""What the search found, with everything that is told about it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from gemeinsinn.api.queries.notices import NOBODY, notice_marks, notices_of
from gemeinsinn.api.queries.pages import BESIDE, marks_of
from gemeinsinn.api.queries.projects import project_marks, projects_of
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.results import FoundHit, SearchResult
from gemeinsinn.matching.queries.search import search
from gemeinsinn.organisations.models import Organisation


def public_hits(asked: SearchRequest, *, now: datetime) -> SearchResult:
    """Answers the question as for nobody in particular."""
    return search(NOBODY, asked, now=now)


def ids_of(hits: Iterable[FoundHit]) -> dict[str, list[int]]:
    """{"need": [17, 4]}."""
    ids: dict[str, list[int]] = {}
    for hit in hits:
        ids.setdefault(hit.side, []).append(hit.object.pk)
    return ids


def hit_marks(hits: list[FoundHit], things: Mapping[str, Any]) -> list[Any]:
    """Everything the answer is made of: equal marks, equal answers."""
    return [((hit.key, hit.km, hit.reasons), MARKS[hit.side]([things[hit.key]])) for hit in hits if hit.key in things]


def things_of(hits: list[FoundHit]) -> dict[str, Any]:
    """The rows by the keys of their hits, with all that is shown of them."""
    ids = ids_of(hits)
    bodies: Iterable[Any] = ()
    if "partner" in ids:
        bodies = Organisation.objects.filter(pk__in=ids["partner"]).select_related("municipality", "quarter")
    found = {
        "need": notices_of(Need, ids.get("need", [])),
        "offer": notices_of(Offer, ids.get("offer", [])),
        "project": projects_of(ids.get("project", [])),
        "partner": bodies,
    }
    return {f"{side}:{row.pk}": row for side, rows in found.items() for row in rows}


def partner_marks(rows: list[Organisation]) -> list[Any]:
    """What the answers for partners are made of."""
    return marks_of(rows, {name: BESIDE[name] for name in ("municipality", "quarter")})


MARKS: dict[str, Callable[[list[Any]], list[Any]]] = {
    "need": notice_marks, "offer": notice_marks, "project": project_marks, "partner": partner_marks,
}  # fmt: skip
