"""Statistics of the funds: a page with charts, a table (CSV), a workbook (XLSX)."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gemeinsinn.core.sheets import CSV, sheet_lines
from gemeinsinn.core.workbooks import XLSX, workbook
from gemeinsinn.fund.models import Fund
from gemeinsinn.reporting.lifecycle.statistics import Statistics
from gemeinsinn.reporting.papers import plain
from gemeinsinn.reporting.queries.statistics import funds_counted, statistics_for
from gemeinsinn.reporting.views.gate import at_reports
from gemeinsinn.reporting.wording import figures as words
from gemeinsinn.ui.charts import columns


def counting(view: Callable[..., HttpResponse]) -> Any:
    """The view gets the funds to choose from, what was chosen, and the figures. Strange choices count as none."""

    @at_reports
    @require_safe
    @wraps(view)
    def inner(request: HttpRequest) -> HttpResponse:
        funds = funds_counted(request.user)
        asked = request.GET.get("fonds", "")
        fund = asked if asked in {one.slug for one in funds} else ""
        year = request.GET.get("jahr", "")
        chosen = {"fonds": fund, "jahr": year if year.isascii() and year.isdecimal() and len(year) == 4 else ""}
        found = statistics_for(request.user, fund=fund, year=int(chosen["jahr"]) if chosen["jahr"] else None)
        return view(request, funds, chosen, found)

    return inner


@counting
def page(request: HttpRequest, funds: list[Fund], chosen: dict[str, str], found: Statistics) -> HttpResponse:
    """All of it on one page, which prints well."""
    steps = [(str(year), (one.applications, one.awards)) for year, one in found.years]
    heads = words.year_heads()
    context = {
        "funds": funds, "chosen": chosen, "found": found, "base": urlencode({k: v for k, v in chosen.items() if v}),
        "heads": heads, "rows": [list(zip(heads, words.year_row(year, one), strict=True)) for year, one in found.years],
        "chart": columns(steps), "series": heads[1:3], "change": words.change_words(found.years),
        "parts": words.parts_of(found), "rate": words.rate_words(found.chosen),
        "decision": words.days_words(found.chosen.to_decision), "money": words.days_words(found.chosen.to_money),
        "proof": words.days_words(found.chosen.to_proof), "years": [str(year) for year, _one in reversed(found.years)],
    }  # fmt: skip
    return render(request, "reporting/figures.html", context)


@counting
def sheet(_request: HttpRequest, _funds: list[Fund], _chosen: dict[str, str], found: Statistics) -> HttpResponse:
    """As CSV: one table after the other, each with its heads."""
    tables = [table for table in words.sheets_of(found) if not table.chart]
    first, *others = tables
    rows: list[list[object]] = [[plain(cell) for cell in row] for row in first.rows]
    for table in others:
        rows += [[], [table.title], list(table.heads), *([plain(cell) for cell in row] for row in table.rows)]
    answer = HttpResponse(sheet_lines(first.heads, rows), content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="fonds-zahlen-{timezone.localdate()}.csv"'
    return answer


@counting
def book(_request: HttpRequest, _funds: list[Fund], _chosen: dict[str, str], found: Statistics) -> HttpResponse:
    """As a workbook with a chart."""
    answer = HttpResponse(workbook(words.sheets_of(found)), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="fonds-zahlen-{timezone.localdate()}.xlsx"'
    return answer
