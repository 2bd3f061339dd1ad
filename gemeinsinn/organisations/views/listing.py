"""The list of partners."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.organisations.forms.filters import FilterForm
from gemeinsinn.organisations.models import Giving, Organisation
from gemeinsinn.organisations.queries import AS_LIST, Filters, Found, found_organisations
from gemeinsinn.places.queries import quarters


@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    """Published partners, filtered by the address of the page."""
    filters = Filters.of(request.GET)
    found = found_organisations(request.user, filters, request.GET.get("seite", 1))
    return render(
        request,
        "organisations/list.html",
        {
            "filters": filters,
            "found": found,
            "active": active_filters(filters, found),
            "kinds": choices(Organisation.Kind.choices, filters.kind, found.by_kind),
            "givings": choices(Giving.choices, filters.gives, found.by_giving),
            "form": FilterForm(filters, list(quarters()[:200])),
            "base": filters.query(),
            "wider": filters.query(reach=50) if filters.place and filters.reach < 50 else "",
            "is_list": bool(filters.view),
            "cards_href": f"?{filters.query(view='')}",
            "list_href": f"?{filters.query(view=AS_LIST)}",
            "feed_href": reverse("organisations:feed", query=QueryDict(filters.query(view=""))),
            "write_href": reverse("organisations:register"),
        },
    )


def choices(labels: list[tuple[str, Any]], chosen: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Each choice with how many it would show; one that shows none cannot be chosen."""
    return [
        {"value": value, "label": label, "count": counts.get(value, 0), "chosen": value == chosen}
        for value, label in labels
    ]


def active_filters(filters: Filters, found: Found) -> list[dict[str, str]]:
    """What is chosen, each with the address that takes it away."""
    active: list[tuple[Any, dict[str, str]]] = []
    if filters.kind:
        active.append((Organisation.Kind(filters.kind).label, {"kind": ""}))
    if filters.gives:
        active.append((Giving(filters.gives).label, {"gives": ""}))
    if filters.quarter:
        active.append((found.quarter.name if found.quarter else filters.quarter, {"quarter": ""}))
    if filters.place:
        name = found.spot.label if found.spot else filters.place
        active.append((_("%(place)s and %(km)s km around") % {"place": name, "km": filters.reach}, {"place": ""}))
    if filters.words:
        active.append((filters.words, {"words": ""}))
    return [{"label": str(label), "href": f"?{filters.query(**without)}"} for label, without in active]
