"""Open data of the funds: a page with figures, JSON and CSV after 360Giving."""

import csv
import io

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeinsinn.core.sheets import CSV, safe_cell
from gemeinsinn.fund.queries.awards import HEADS, cells_of, figures_by_year, grants

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What was given by year, and where the data is."""
    return render(request, "fund/data.html", {"rows": figures_by_year(), "licence": LICENCE})


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
