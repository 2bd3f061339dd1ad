"""What an agency reports: as a page with charts, as a table (CSV) and as a workbook (XLSX)."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.sheets import CSV, sheet_lines
from gemeinsinn.core.workbooks import XLSX, Cell, Sheet, workbook
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.placement.forms.figures import FiguresForm
from gemeinsinn.placement.lifecycle.figures import Span
from gemeinsinn.placement.queries.figures import Figures, Scope, agencies_counted, figures_of
from gemeinsinn.placement.wording.figures import PARTS, hours, rows_of, short_step, span_words, step_words
from gemeinsinn.ui.charts import columns

View = Callable[..., HttpResponse]


def counting(view: View) -> View:
    """Sign-in first, then only for who may read figures; the view gets the form, the span, the scope and the figures."""

    @require_safe
    @never_cache
    @login_required
    @wraps(view)
    def inner(request: HttpRequest) -> HttpResponse:
        agencies, own = agencies_counted(request.user)
        if not agencies:
            raise NotAllowed(_("Figures are for the staff of agencies and for the network."))
        form = FiguresForm(request.GET, agencies=agencies, own=own, today=timezone.localdate())
        scope, span = form.scope(), form.span()
        return view(request, form, span, scope, figures_of(scope, span, form.areas.values()))

    return inner


@counting
def page(request: HttpRequest, form: FiguresForm, span: Span, scope: Scope, found: Figures) -> HttpResponse:
    """All of it on one page, which prints well."""
    names = {one.pk: one.name for one in form.agencies.values()}
    course = course_rows(span, found)
    context = {
        "form": form, "found": found, "words": span_words(span), "base": urlencode(asked_pairs(request)),
        "hours": hours(found.minutes), "veil": scope.veil, "only_figures": not form.own,
        "whose": names[scope.agencies[0]] if len(scope.agencies) == 1 else _("all agencies"),
        "area": scope.quarter or scope.municipality,
        "course": course, "chart": columns(drawn(span, found)), "empty": not any((found.enquiries, found.talks, found.placements, found.minutes)), "heads": course_heads(),
        "series": course_heads()[1:],
        "parts": [
            {"title": PARTS[name], "rows": rows_of(name, counts), "several": name == "wanted", "name": name}
            for name, counts in found.parts.items()
        ],
    }  # fmt: skip
    return render(request, "placement/figures.html", context, status=422 if form.errors else 200)


def asked_pairs(request: HttpRequest) -> list[tuple[str, str]]:
    """What was asked for, for the addresses of the tables."""
    return [(name, value) for name, value in request.GET.items() if value]


def course_heads() -> list[str]:
    """Heads of the course."""
    return [_("When"), _("Enquiries"), _("First talks"), _("Placements")]


def course_rows(span: Span, found: Figures) -> list[tuple[str, int, int, int]]:
    """The course as rows of words and numbers."""
    return [(step_words(step.first, span), step.enquiries, step.talks, step.placements) for step in found.course]


def drawn(span: Span, found: Figures) -> list[tuple[str, tuple[int, int, int]]]:
    """The course for its chart, with words as short as may be."""
    return [(short_step(step.first, span), (step.enquiries, step.talks, step.placements)) for step in found.course]


def sheets_of(span: Span, found: Figures, whose: str) -> list[Sheet]:
    """Everything as tables: the sums, the course, the parts."""
    sums: list[tuple[str, Cell]] = [
        (_("Agency"), whose), (_("Span of time"), span_words(span)), (_("Enquiries"), found.enquiries),
        (_("First talks"), found.talks), (_("Placements"), found.placements), (_("Placements that ended"), found.ended),
        (_("Volunteers with confirmed hours"), found.volunteers), (_("Confirmed hours"), hours(found.minutes)),
    ]  # fmt: skip
    parts = [
        Sheet(
            str(PARTS[name]), (_("What"), _("Number")), [(row["label"], row["number"]) for row in rows_of(name, counts)]
        )
        for name, counts in found.parts.items()
    ]
    return [
        Sheet(_("Figures"), (_("What"), _("Number")), sums),
        Sheet(_("Course"), course_heads(), course_rows(span, found), chart=True),
        *parts,
    ]


def whose_words(form: FiguresForm, scope: Scope) -> str:
    """Names of the agencies counted."""
    chosen: list[Organisation] = [one for one in form.agencies.values() if one.pk in scope.agencies]
    area = scope.quarter or scope.municipality
    names = ", ".join(one.name for one in chosen)
    return f"{names} ({area})" if area else names


@counting
def sheet(_request: HttpRequest, form: FiguresForm, span: Span, scope: Scope, found: Figures) -> HttpResponse:
    """As CSV, one row a figure, as a German spreadsheet opens it. A number that is too small to tell is an empty cell."""
    sums, course, *parts = sheets_of(span, found, whose_words(form, scope))
    rows = [(table.title, label, cell(number)) for table in (sums, *parts) for label, number in table.rows]
    for when, *numbers in course.rows:
        rows += [(head, when, cell(number)) for head, number in zip(course.heads[1:], numbers, strict=True)]
    lines = sheet_lines((_("Table"), _("What"), _("Number")), rows)
    answer = HttpResponse(lines, content_type=CSV, status=422 if form.errors else 200)
    answer["Content-Disposition"] = f'attachment; filename="zahlen-{span.first}-{span.last}.csv"'
    return answer


def cell(value: Cell) -> str:
    """Numbers with a decimal comma."""
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return "" if value is None else str(value)


@counting
def book(_request: HttpRequest, form: FiguresForm, span: Span, scope: Scope, found: Figures) -> HttpResponse:
    """As a workbook with a chart."""
    made = workbook(sheets_of(span, found, whose_words(form, scope)))
    answer = HttpResponse(made, content_type=XLSX, status=422 if form.errors else 200)
    answer["Content-Disposition"] = f'attachment; filename="zahlen-{span.first}-{span.last}.xlsx"'
    return answer
