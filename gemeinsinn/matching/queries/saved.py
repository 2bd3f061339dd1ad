"""Reading saved searches."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from gemeinsinn.matching.lifecycle.saved import State
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.places.queries import Spot


def fields_of(request: SearchRequest) -> dict[str, Any]:
    """A question as columns. Of where somebody stands nothing is kept but the place's name and its middle."""
    spot = request.spot
    return {
        "words": request.words,
        "sides": list(request.sides),
        "kinds": list(request.kinds),
        "spoken": list(request.languages),
        "accessible": request.accessible,
        "place": spot.label if spot else "",
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "km": request.km,
        "until": request.until,
    }


def request_of(search: SavedSearch) -> SearchRequest:
    """The question of a saved search."""
    here = search.lat is not None and search.lon is not None
    return SearchRequest(
        words=search.words,
        sides=tuple(search.sides),
        kinds=tuple(search.kinds),
        languages=tuple(search.spoken),
        accessible=search.accessible,
        spot=Spot(search.place, search.lat, search.lon) if here else None,  # type: ignore[arg-type]  # both are there
        km=search.km,
        until=search.until,
    )


def searches_of(user: Any) -> QuerySet[SavedSearch]:
    """What an account keeps, the newest first."""
    if not user.is_authenticated:
        return SavedSearch.objects.none()
    return SavedSearch.objects.filter(contact__user=user).exclude(state=State.WAITING).order_by("-created_at", "-pk")


def due_searches(*, now: datetime) -> QuerySet[SavedSearch]:
    """Those whose turn has come, with whom they belong to."""
    rows = SavedSearch.objects.filter(state=State.ACTIVE, due_at__lte=now)
    return rows.select_related("contact__user").order_by("due_at", "pk")
