"""From the parameters asked to the domain's own filters. What cannot be found is a Problem, never ignored."""

from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest
from pydantic import BaseModel

from gemeinsinn.api.asked import ListAsked, NoticesAsked, OpportunitiesAsked, PlaceAsked, ProjectsAsked, SearchAsked
from gemeinsinn.api.cursors import Cursor, Order, read_cursor, read_hit
from gemeinsinn.api.problems import Problem
from gemeinsinn.api.queries.opportunities import Wanted, agency_called, field_names
from gemeinsinn.api.shapes import KIND_VALUES
from gemeinsinn.core.text import clean_line
from gemeinsinn.exchange.models import Kind
from gemeinsinn.exchange.queries.filters import MOST_WORDS, Filters
from gemeinsinn.matching.queries.requests import SearchRequest, Sort
from gemeinsinn.places.models import Quarter
from gemeinsinn.places.queries import Spot, find_spot, near_misses
from gemeinsinn.projects.queries import Filters as ProjectFilters
from gemeinsinn.volunteering.queries.opportunities import field_called

SIDES = ("need", "offer", "project", "partner")
SORTS = {"fit": Sort.FIT, "near": Sort.NEAR, "new": Sort.NEW, "ending": Sort.ENDING}
STANDS = {"running": "laufend", "finished": "fertig"}


KEEP_SPOTS_FOR = 60  # seconds


def refuse_unknown(request: HttpRequest, known: type[BaseModel]) -> None:
    """A mistyped filter would otherwise show everything. Raises Problem."""
    unknown = sorted(set(request.GET) - set(known.model_fields))
    if unknown:
        errors = [{"parameter": name[:80], "detail": "There is no such parameter."} for name in unknown[:10]]
        raise Problem("wrong-parameter", "There is a parameter we do not know.", {"errors": errors})


def spot_asked(asked: PlaceAsked) -> Spot | None:
    """The place or position asked for. Raises Problem with names that resemble an unknown one."""
    if asked.near:
        lat, lon = (float(part) for part in asked.near.split(","))
        return Spot("", lat, lon)
    place = clean_line(asked.place)
    if not place:
        return None
    spot = known_spot(place)
    if spot is None:
        raise Problem("unknown-place", "We do not know this place.", {"suggestions": near_misses(place)})
    return spot


def known_spot(place: str) -> Spot | None:
    """A place that was asked for a minute ago need not be looked up again. Unknown ones always are."""
    key = f"api-spot-{sha256(place.casefold().encode()).hexdigest()}"
    spot: Spot | None = cache.get(key)
    if spot is None:
        spot = find_spot(place)
        if spot is not None:
            cache.set(key, spot, KEEP_SPOTS_FOR)
    return spot


def quarter_asked(asked: ListAsked) -> Quarter | None:
    """The quarter asked for. Raises Problem."""
    if not asked.quarter:
        return None
    quarter = Quarter.objects.filter(slug=asked.quarter).first()
    if quarter is None:
        raise Problem("unknown-place", "We do not know this quarter.", {"suggestions": []})
    return quarter


def words_asked(asked: ListAsked) -> tuple[str, ...]:
    """At most eight words."""
    return tuple(dict.fromkeys(clean_line(asked.words).split()))[:MOST_WORDS]


def cursor_asked(asked: ListAsked, order: Order) -> Cursor | None:
    """Where the page before ended. Raises Problem."""
    if not asked.cursor:
        return None
    try:
        return read_cursor(asked.cursor, order)
    except ValueError:
        raise Problem("unknown-cursor", "This cursor belongs to no page of this list.") from None


def kinds_asked(asked: NoticesAsked | OpportunitiesAsked | SearchAsked) -> tuple[str, ...]:
    """The kinds by the words of addresses, in the order of the board."""
    wanted = {KIND_VALUES[name] for name in asked.kind}
    return tuple(kind for kind in Kind.values if kind in wanted)


def search_request(asked: SearchAsked, page: int) -> SearchRequest:
    """As the search has it."""
    return SearchRequest(
        words=asked.q,
        sides=tuple(side for side in SIDES if side in asked.side) or SIDES,
        kinds=kinds_asked(asked),
        spot=spot_asked(asked),
        km=asked.radius,
        until=asked.until,
        accessible=asked.accessible,
        sort=SORTS[asked.sort],
        page=page,
        size=asked.limit,
        exact=True,  # a better spelling is told, not taken
    )


def hit_asked(asked: SearchAsked) -> tuple[int, str]:
    """The page of hits and the last hit of the one before. Raises Problem."""
    if not asked.cursor:
        return 1, ""
    try:
        return read_hit(asked.cursor)
    except ValueError:
        raise Problem("unknown-cursor", "This cursor belongs to no page of the search.") from None


def notice_filters(asked: NoticesAsked | OpportunitiesAsked) -> Filters:
    """As the boards have them."""
    return Filters(
        kinds=kinds_asked(asked),
        place=asked.place,
        spot=spot_asked(asked),
        radius=asked.radius,
        quarter=quarter_asked(asked),
        until=asked.until,
        accessible=asked.accessible,
        words=words_asked(asked),
    )


def opportunities_wanted(asked: OpportunitiesAsked) -> Wanted:
    """With the field and the agency asked for. Raises Problem for unknown ones."""
    name, slug = clean_line(asked.field), asked.agency
    field = field_called(name) if name else None
    if name and field is None:
        raise Problem("unknown-name", "We do not know this field of engagement.", {"suggestions": field_names()})
    agency = agency_called(slug) if slug else None
    if slug and agency is None:
        raise Problem("unknown-name", "We do not know this agency.", {"suggestions": []})
    return Wanted(notice_filters(asked), field, agency)


def project_filters(asked: ProjectsAsked, spot: Spot | None) -> ProjectFilters:
    """As the list of projects has them."""
    return ProjectFilters(
        quarter=asked.quarter,
        place="found" if spot else "",
        reach=asked.radius,
        words=" ".join(words_asked(asked)),
        stand=STANDS.get(asked.state or "", ""),
        accessible=asked.accessible,
    )
