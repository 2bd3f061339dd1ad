"""/suche/vorschlaege/: words that begin like the text typed so far, from what everyone may read."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from gemeinsinn.matching.queries.completions import completions

MOST = 8
LONGEST = 120


@require_safe
@cache_control(public=True, max_age=300)
def suggest(request: HttpRequest) -> JsonResponse:
    """{"words": [...]}, at most eight; whoever asks gets the same."""
    typed = request.GET.get("q", "")[:LONGEST]
    return JsonResponse({"words": completions(AnonymousUser(), typed, now=timezone.now(), most=MOST)})
