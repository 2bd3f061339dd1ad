"""/api/v1/: the description of the interface as a page of the site, made from the same document."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.api.manual import addresses, shapes
from gemeinsinn.api.problems import SORTS


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters, answers and an example."""
    language = (get_language() or "en")[:2]
    context = {
        "addresses": addresses(language),
        "shapes": shapes(language),
        "problems": {sort: (about.status, _(about.meaning)) for sort, about in SORTS.items()},
        "most": settings.API_REQUESTS,
        "first": f"curl '{settings.BASE_URL}/api/v1/needs?kind=goods&place=06122&radius=5'",
        "verb": "GET",
        "network": settings.NETWORK,
        "description_href": reverse("api_v1:openapi") + ("" if language == "en" else f"?language={language}"),
        "parameter_heads": [_("Parameter"), _("Type"), _("Meaning"), _("Example")],
        "field_heads": [_("Field"), _("Type"), _("Meaning")],
        "problem_heads": [_("Sort"), _("Status"), _("Meaning")],
    }
    return render(request, "api/reference.html", context)
