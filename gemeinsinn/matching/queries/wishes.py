"""Wishes: kept searches whose owners agreed that the agency of the place asks them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from gemeinsinn.exchange.models import Need, Notice
from gemeinsinn.matching.lifecycle.saved import State
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.matching.partner import Partner
from gemeinsinn.matching.queries.likeness import likeness_to
from gemeinsinn.matching.queries.willing import is_willing
from gemeinsinn.matching.rules import can_see_wishes
from gemeinsinn.matching.sources import key_of
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import agency_for
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.places.distance import km_between
from gemeinsinn.places.queries import find_spot, municipality_at, quarter_at

MOST_LOOKED_AT = 300
MOST_COMPARED = 60


def agency_at(place: str, lat: float | None, lon: float | None) -> Organisation | None:
    """The agency of a kept search's place; None without a place or where nobody is responsible."""
    spot = find_spot(place) if place else None
    if spot is not None and spot.municipality is not None:
        return agency_for(spot.municipality, spot.quarter)
    if lat is None or lon is None:
        return None
    town = municipality_at(lat, lon)
    return agency_for(town, quarter_at(lat, lon, town))


def wishes_for(need: Need, viewer: Any) -> list[Partner]:
    """Those that this need answers, the nearest first. Nothing for whoever may not see them."""
    if need.audience != Notice.Audience.PUBLIC or not can_see_wishes(viewer, need.agency):
        return []
    rows = SavedSearch.objects.filter(agency=need.agency, state=State.ACTIVE).select_related("contact", "agency")
    own = need.contact.email.casefold() if need.contact else ""
    found = [
        (km, row)
        for row in rows.order_by("-confirmed_at", "-pk")[:MOST_LOOKED_AT]
        if (km := distance_of(row, need)) is not None and passes(row, need) and row.contact.email.casefold() != own
    ]
    return [Partner(wish=row) for _km, row in sorted(found, key=lambda pair: (pair[0], pair[1].pk))[:MOST_COMPARED]]


def distance_of(wish: SavedSearch, need: Need) -> float | None:
    """Kilometres between them; None beyond the circle of the wish or where one has no place."""
    if wish.lat is None or wish.lon is None or need.lat is None or need.lon is None:
        return None
    km = km_between(wish.lat, wish.lon, need.lat, need.lon)
    return km if km <= wish.km else None


def passes(wish: SavedSearch, need: Need) -> bool:
    """Every filter of the search, as the search itself would have it."""
    return (
        (not wish.sides or "need" in wish.sides)
        and (not wish.kinds or need.kind in wish.kinds)
        and (not wish.spoken or bool(set(wish.spoken) & set(need.languages)))
        and (not wish.accessible or need.access == Notice.Access.YES)
        and (wish.until is None or (need.until is not None and need.until <= wish.until))
    )


def wish_likeness(need: Need, wishes: Sequence[Partner], *, now: datetime) -> dict[str, float]:
    """How alike the need is to what each looked for, by the partner's key. Wishes never enter the index."""
    worded = [(one.key, one.wish.words, one.language) for one in wishes if one.wish is not None and one.wish.words]
    alike = likeness_to(key_of("need", need.pk), [(words, language) for _key, words, language in worded], now=now)
    return {key: like for (key, _words, _language), like in zip(worded, alike, strict=True)}


def wishes_seen_by(viewer: Any) -> Q:
    """Of suggestions: all that are of no wish, and wishes of the viewer's own agencies that still stand."""
    own = Q(wish__agency__memberships__user=viewer, wish__agency__memberships__role__in=WORKING)
    return Q(wish=None) | (own & Q(wish__state=State.ACTIVE))


def wish_seen_by(viewer: Any, need: Need, pk: int) -> SavedSearch | None:
    """One wish, for those who may ask about this need."""
    rows: QuerySet[SavedSearch] = SavedSearch.objects.select_related("contact", "agency").filter(pk=pk)
    wish = rows.first()
    if wish is None or not is_willing(wish, need) or not can_see_wishes(viewer, wish.agency):
        return None
    return wish
