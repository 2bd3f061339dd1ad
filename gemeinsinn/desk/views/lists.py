"""The lists of the desk: needs, offers, calls, answers, agreements, projects, organisations; as page or as file."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.desk.forms import FilterForm
from gemeinsinn.desk.queries.desks import colleagues_shown
from gemeinsinn.desk.queries.figures import kept_of_due
from gemeinsinn.desk.queries.lists import MOST, PER_PAGE, ShortPaginator, areas, listed
from gemeinsinn.desk.queries.matters import Art
from gemeinsinn.desk.rules import Desk, can_export
from gemeinsinn.desk.views.files import PAGE_OF
from gemeinsinn.desk.views.gate import at_desk, page_names, people_tabs, show
from gemeinsinn.desk.views.sheets import sheet_response
from gemeinsinn.desk.wording import no_export
from gemeinsinn.desk.wording.cells import cells_of, kinds_of, plain_cell, shown_cell
from gemeinsinn.desk.wording.due import title_of
from gemeinsinn.desk.wording.states import columns, kept_words, state_words, tone_of

ART_OF = {page: art for art, page in PAGE_OF.items()}


def read_filters(request: HttpRequest, desk: Desk, art: Art) -> FilterForm:
    """The form of the list's address."""
    return FilterForm(
        request.GET, states=state_words(art), kinds=kinds_of(art), areas=areas(desk), people=colleagues_shown(desk)
    )


@require_safe
@at_desk
def listing(request: HttpRequest, desk: Desk, page: str) -> HttpResponse:
    """One page of one list."""
    art = ART_OF[page]
    form = read_filters(request, desk, art)
    shelf = ShortPaginator(listed(desk, art, form.filters()), PER_PAGE)
    found = shelf.get_page(request.GET.get("seite", "")[:9])
    kept = [(key, str(value)) for key, value in request.GET.items() if key != "seite"]
    now = timezone.now()
    return show(
        request,
        desk,
        "desk/list.html",
        {
            "heading": page_names()[page],
            "art": art.value,
            "form": form,
            "active": [
                {"label": f"{label}: {value}", "href": without(kept, name)} for name, label, value in form.chosen()
            ],
            "found": found,
            "total": shelf.count,
            "capped": shelf.count >= MOST,
            "base": urlencode(kept),
            "heads": columns(art),
            "state_head": columns(art)[-2 if art is Art.AGREEMENT else -1],
            "phone_head": columns(art)[2] if art is Art.CALL else "",
            "tabs": people_tabs(desk, page),
            "kept": kept_words(*kept_of_due(desk, now=now)) if art is Art.AGREEMENT else "",
            "rows": [row_of(art, subject, now=now) for subject in found],
            "export_url": reverse("desk:export", args=[page], query=dict(kept)) if can_export(desk) else "",
        },
        page=page,
    )


def row_of(art: Art, subject: Any, *, now: Any) -> dict[str, Any]:
    """One row: what leads to the file, then a cell for each column."""
    first, *others = (shown_cell(cell, now=now) for cell in cells_of(art, subject))
    return {
        "href": reverse("desk:file", args=[art, subject.pk]),
        "title": first or title_of(art, subject),
        "lang": getattr(subject, "language", ""),
        "assignee": subject.assignee,
        "cells": list(zip(columns(art)[1:], others, strict=True)),
        "tone": tone_of(subject.state),
    }


def without(kept: list[tuple[str, str]], name: str) -> str:
    """The address with one filter dropped."""
    return f"?{urlencode([pair for pair in kept if pair[0] != name])}"


@require_safe
@at_desk
def export(request: HttpRequest, desk: Desk, page: str) -> HttpResponseBase:
    """What is filtered, as a file for a spreadsheet. A right of its own."""
    if page not in ART_OF:
        raise Http404
    if not can_export(desk):
        raise NotAllowed(no_export())
    art = ART_OF[page]
    rows = listed(desk, art, read_filters(request, desk, art).filters())[:MOST]
    return sheet_response(
        f"{page_names()[page]}-{timezone.localdate()}.csv",
        columns(art),
        ([plain_cell(cell) for cell in cells_of(art, subject)] for subject in rows.iterator(chunk_size=500)),
    )
