"""/suche/sprachen/<code>/: "search in your own words", a page in the language itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeinsinn.matching.showing.tongues import TONGUES


@require_safe
def tongue(request: HttpRequest, code: str) -> HttpResponse:
    """A field, three examples, how it works."""
    own = TONGUES.get(code)
    if own is None:
        raise Http404
    others = [other for other in TONGUES.values() if other is not own]
    whole = {"page_lang": own.code, "page_direction": own.direction, "find_url": ""}
    return render(request, "matching/tongue.html", {"own": own, "others": others, **whole})
