"""Open data of the funds: a page with figures, JSON and CSV after 360Giving."""

import csv
import io
from itertools import groupby
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeinsinn.core.sheets import CSV, safe_cell
from gemeinsinn.core.text import clean_line
from gemeinsinn.fund.models import Decision
from gemeinsinn.fund.queries.awards import HEADS, awards_about, body_of, cells_of, figures_by_year, grants, title_of

PER_PAGE = 40
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What was given by year and by place, and where the data is."""
    words = clean_line(request.GET.get("wort", ""))[:120]
    page = Paginator(awards_about(words), PER_PAGE).get_page(request.GET.get("seite", "")[:9])
    places = [(name, list(rows)) for name, rows in groupby(map(shown, page), key=itemgetter("place"))]
    context = {"rows": figures_by_year(), "licence": LICENCE, "words": words, "page": page, "places": places}
    return render(request, "fund/data.html", context | {"base": urlencode({"wort": words}) if words else ""})


def shown(decision: Decision) -> dict[str, Any]:
    """A grant as the list shows it."""
    application = decision.application
    return {
        "place": application.municipality.name if application.municipality else "", "title": title_of(application),
        "who": body_of(application), "fund": application.round.fund.name, "amount": decision.amount,
        "day": decision.at,
    }  # fmt: skip


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """A package of the standard."""
    return JsonResponse(
        {"version": "1.4", "license": LICENCE, "grants": list(grants())}, json_dumps_params={"ensure_ascii": False}
    )


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The standard's spreadsheet: commas, UTF-8, nothing that runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for grant in grants():
        writer.writerow([cell if isinstance(cell, int | float) else safe_cell(str(cell)) for cell in cells_of(grant)])
    name = 'attachment; filename="vergaben.csv"'
    return HttpResponse(out.getvalue(), content_type=CSV, headers={"Content-Disposition": name})
