"""Reports to funders: asked for with one click, made while the page waits or by the worker, saved as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.workbooks import XLSX
from gemeinsinn.reporting.actions.files import file_bytes
from gemeinsinn.reporting.actions.reports import ask_report, build, claim, is_small
from gemeinsinn.reporting.lifecycle.reports import Form, State
from gemeinsinn.reporting.models import Report
from gemeinsinn.reporting.queries.reports import files_for, listed_rounds, reports_for, rounds_for
from gemeinsinn.reporting.views.gate import at_reports
from gemeinsinn.reporting.wording.reports import REPORTS, TONES, fault_words
from gemeinsinn.ui import formats

TYPES = {Form.XLSX: XLSX, Form.CSV: "application/zip", Form.PDF: "application/pdf"}
FORMS = {
    Form.XLSX: gettext_lazy("As a workbook (XLSX)"), Form.CSV: gettext_lazy("As tables (CSV)"),
    Form.PDF: gettext_lazy("As a paper (PDF)"),
}  # fmt: skip


@at_reports
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Every round with the button and its reports."""
    return render(request, "reporting/rounds.html", {"rounds": listed_rounds(request.user)})


@at_reports
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """A small round is reported at once, a large one by the worker."""
    funding = get_object_or_404(rounds_for(request.user), pk=pk)
    now = timezone.now()
    made = ask_report(funding=funding, by=request.user, now=now)
    if is_small(made) and claim(made.pk, now=now):
        build(made, now=now)
    return redirect("reporting:report", made.pk)


@at_reports
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of it; while it is made, htmx asks for this page again and gets the part that moves."""
    found = get_object_or_404(reports_for(request.user), pk=pk)
    state = State(found.state)
    context = {
        "report": found, "state": REPORTS[state], "tone": TONES.get(state, "heed"),
        "faults": [fault_words(one) for one in found.faults], "facts": facts_of(found),
        "files": [(FORMS[Form(one.form)], one) for one in found.files.all()],
    }  # fmt: skip
    part = request.htmx and found.is_open  # type: ignore[attr-defined]  # set by django-htmx
    answer = render(request, "reporting/parts/progress.html" if part else "reporting/report.html", context)
    if request.htmx and not part:  # type: ignore[attr-defined]  # likewise
        answer["HX-Refresh"] = "true"
    return answer


def facts_of(found: Report) -> list[tuple[Any, Any]]:
    """The totals of a frozen report."""
    sums = found.sums
    if not sums:
        return []
    return [
        (_("Cases"), formats.number(found.cases)), (_("Receipts"), formats.number(sums["receipts"])),
        (_("Awarded"), formats.money(sums["awarded"])), (_("Actual costs"), formats.money(sums["actual"])),
        (_("Grant recognised"), formats.money(sums["recognised"])),
        (_("Paid, without what came back"), formats.money(sums["paid"])),
        (_("Came back"), formats.money(sums["repaid"])), (_("Still to be paid"), formats.money(sums["promised"])),
    ]  # fmt: skip


@at_reports
@require_safe
def file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """One file, to be saved."""
    if form not in set(Form):
        raise Http404
    found = get_object_or_404(files_for(request.user, pk, form))
    told = found.report
    name = f"bericht-{slug_of(told.round.fund.name)}-{told.round.year}-{told.number}.{form}"
    return HttpResponse(
        file_bytes(found), content_type=TYPES[Form(form)],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )  # fmt: skip
