"""/einbetten/: a list of needs for another site, and the page that makes the lines to paste there."""

from typing import Any

from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from gemeinsinn.api.forms import EmbedForm
from gemeinsinn.api.queries.hits import public_hits
from gemeinsinn.api.wording import list_title
from gemeinsinn.exchange.showing.cards import notice_card

CARD, EDGES = 210, 170  # pixels, as tall as a card and all around the list are on a phone


@require_safe
@csp_update({"frame-src": ["'self'"]})
def snippet(request: HttpRequest) -> HttpResponse:
    """/einbetten/: choose, look, copy."""
    form = EmbedForm(request.GET)
    valid = form.is_valid()
    path = reverse("api:embedded")
    query = form.query() if valid else ""
    path = f"{path}?{query}" if query else path
    context: dict[str, Any] = {"form": form}
    if valid:
        context |= {
            "path": path, "height": EDGES + CARD * form.count, "title": list_title(form.side, form.place),
            "scheme": form.scheme,
        }  # fmt: skip
        context["lines"] = render_to_string("api/parts/frame.html", {**context, "home": settings.BASE_URL}).strip()
    return render(request, "api/embed.html", context, status=200 if valid else 422)


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def embedded(request: HttpRequest) -> HttpResponse:
    """/einbetten/liste/: the list itself; the only address other sites may frame. Looks at no account."""
    form = EmbedForm(request.GET)
    valid = form.is_valid()
    board = reverse("exchange:offers" if valid and form.side == "offer" else "exchange:needs")
    context: dict[str, Any] = {
        "form": form, "cards": [], "title": "", "board": board, "home": reverse("portal:home"),
        "network": settings.NETWORK, "scheme": form.scheme if valid else "",
    }  # fmt: skip
    if valid:
        hits = public_hits(form.asked(), now=timezone.now()).hits
        for hit in hits:
            hit.object.distance_km = hit.km
        context |= {"cards": [notice_card(hit.object) for hit in hits], "title": list_title(form.side, form.place)}
    response = render(request, "api/embedded.html", context, status=200 if valid else 422)
    response["Cache-Control"] = "public, max-age=300"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
