"""The caseload: filters, counts, the list, the same as a table to take along, and handing over many at once."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.sheets import CSV, sheet_lines
from gemeinsinn.people.models import User
from gemeinsinn.placement.actions.caring import hand_over_all
from gemeinsinn.placement.forms.acts import AllForm
from gemeinsinn.placement.forms.filters import FilterForm
from gemeinsinn.placement.lifecycle.cases import OPEN, State
from gemeinsinn.placement.models import Case
from gemeinsinn.placement.queries.caseload import Filters, anonymous_this_year, counts_of, filtered
from gemeinsinn.placement.queries.staff import staff_of
from gemeinsinn.placement.rules import can_export_cases
from gemeinsinn.placement.views.gate import Agencies, at_agency
from gemeinsinn.placement.wording.cases import STATES, TONES, due_words
from gemeinsinn.ui import formats

PER_PAGE = 25
MOST = 10_000


def colleagues(agencies: Agencies) -> Any:
    """Everybody who works at one of them."""
    found = User.objects.none()
    for agency in agencies:
        found = found | staff_of(agency)
    return found.distinct().order_by("name", "pk")


@at_agency
@require_safe
def cases(request: HttpRequest, agencies: Agencies) -> HttpResponse:
    """One page of the list."""
    now = timezone.now()
    people = colleagues(agencies)
    form = FilterForm(request.GET, agencies=agencies, people=people)
    filters = form.filters()
    counts = counts_of(request.user, filters, now=now)
    shelf = Shelf(filtered(request.user, filters, now=now), PER_PAGE, known=number_of(filters, counts))
    found = shelf.get_page(request.GET.get("seite", "")[:9])
    kept = [(key, value) for key, value in request.GET.items() if key not in {"seite", "stand", "faellig"}]
    context = {
        "form": form, "found": found, "total": shelf.count, "rows": [row_of(case) for case in found],
        "base": urlencode([(key, value) for key, value in request.GET.items() if key != "seite"]),
        "tabs": tabs_of(kept, filters.state, filters.due, counts), "may_export": may_export(request, agencies),
        "hand_over": AllForm(people=people) if len(people) > 1 else None,
        "counted": anonymous_this_year(request.user, filters, now=now), "narrowed": form.is_narrowed,
        "agency": agencies[0] if len(agencies) == 1 else None,
    }  # fmt: skip
    return render(request, "placement/cases.html", context)


class Shelf(Paginator):
    """Pages of a list whose length has been counted already; None: count it."""

    def __init__(self, rows: Any, size: int, *, known: int | None) -> None:
        super().__init__(rows, size)
        if known is not None:
            self.count = known  # a cached property: set, it is not counted again


def number_of(filters: Filters, counts: dict[str, int]) -> int | None:
    """How long the list is, from the counts beside it; None for two choices at once."""
    if filters.state and filters.due:
        return None
    if filters.due:
        return counts["due"]
    return counts[filters.state] if filters.state else sum(counts[one] for one in OPEN)


def row_of(case: Case) -> dict[str, Any]:
    """A case as a row."""
    return {
        "case": case, "state": STATES[case.state], "tone": TONES.get(State(case.state), "plain"), "due": due_words(case),
        "fields": ", ".join(str(one) for one in case.fields.all()),
    }  # fmt: skip


def tabs_of(kept: list[tuple[str, str]], state: str, due: bool, counts: dict[str, int]) -> list[dict[str, Any]]:
    """What is due, all open ones, then state by state, each with how many there are."""

    def tab(label: Any, number: int, current: bool, *told: tuple[str, str]) -> dict[str, Any]:
        return {"label": label, "count": number, "current": current, "href": f"?{urlencode([*kept, *told])}"}

    still_open = sum(counts[one] for one in OPEN)
    return [
        tab(_("Due"), counts["due"], due and not state, ("faellig", "on")),
        tab(_("All open ones"), still_open, not due and not state),
        *(
            tab(str(STATES[one]), counts[one], state == one, ("stand", one.value))
            for one in State
            if counts[one] or state == one
        ),
    ]


def may_export(request: HttpRequest, agencies: Agencies) -> bool:
    """A right of its own: who owns every agency shown."""
    return all(can_export_cases(request.user, agency) for agency in agencies)


@at_agency
@require_safe
def sheet(request: HttpRequest, agencies: Agencies) -> HttpResponse:
    """What is filtered, as CSV, as a German spreadsheet opens it."""
    if not may_export(request, agencies):
        raise NotAllowed(_("Only the owners of an agency may take lists of names away."))
    form = FilterForm(request.GET, agencies=agencies, people=colleagues(agencies))
    heads = [
        _("Name"), _("Phone"), _("E-mail"), _("State"), _("Looked after by"), _("Asked on"), _("Talked on"),
        _("What they want"), _("Fields"), _("Lives in"), _("Look at it again on"),
    ]  # fmt: skip
    rows = (cells_of(case) for case in filtered(request.user, form.filters(), now=timezone.now())[:MOST])
    answer = HttpResponse(sheet_lines(heads, rows), content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="vermittlung-{timezone.localdate()}.csv"'
    return answer


def cells_of(case: Any) -> list[Any]:
    """A case as cells of a table."""
    return [
        case.contact.name, case.contact.phone, case.contact.email, STATES[case.state], case.in_charge or "",
        case.asked_on, case.talked_on or "", case.wish, ", ".join(str(one) for one in case.fields.all()),
        case.quarter or case.municipality or "", case.due_on or "",
    ]  # fmt: skip


@at_agency
@require_POST
def hand_over(request: HttpRequest, agencies: Agencies) -> HttpResponse:
    """All open cases of one colleague to another, agency by agency where both work."""
    form = AllForm(request.POST, people=colleagues(agencies))
    if not form.is_valid():
        messages.error(request, _("Please choose to whom the cases go."))
        return redirect("placement:cases")
    to, before, moved = form.chosen("to"), form.chosen("before"), 0
    for agency in agencies:
        if staff_of(agency).filter(pk=to.pk).exists():
            moved += hand_over_all(agency=agency, before=before, to=to, by=request.user, now=timezone.now())
    said = ngettext("One case handed over to %(name)s.", "%(n)s cases handed over to %(name)s.", moved)
    messages.success(request, said % {"n": formats.number(moved), "name": to})
    return redirect("placement:cases")
