"""/orte/vorschlaege/: places that begin like the text typed so far."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gemeinsinn.places.queries import Spot, suggest_spots


@require_safe
@cache_control(public=True, max_age=3600)
def suggest(request: HttpRequest) -> JsonResponse:
    """{"spots": [{"label": …, "hint": …, "lat": …, "lon": …}]}, at most eight."""
    return JsonResponse({"spots": [as_json(spot) for spot in suggest_spots(request.GET.get("q", ""))]})


def as_json(spot: Spot) -> dict[str, str | float]:
    """What the list under the field shows; the hint tells towns of one name apart."""
    town = spot.municipality
    hint = "" if town is None or spot.postcode else town.name if spot.quarter else town.state
    return {"label": spot.label, "hint": hint, "lat": round(spot.lat, 5), "lon": round(spot.lon, 5)}
