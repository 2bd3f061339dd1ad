"""All subscribers as a table. Who took it along, and what for, is noted."""

from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gemeinsinn.core.sheets import CSV, sheet_lines
from gemeinsinn.core.workbooks import XLSX, Cell, long_workbook
from gemeinsinn.newsletter.actions.exporting import note_export
from gemeinsinn.newsletter.forms.intakes import ExportForm
from gemeinsinn.newsletter.lifecycle.subscriptions import Frequency, Role, State
from gemeinsinn.newsletter.models import Subscriber
from gemeinsinn.newsletter.queries.subscribers import subscribers_for
from gemeinsinn.newsletter.rules import can_take_addresses
from gemeinsinn.newsletter.wording.subscriptions import FREQUENCIES, ROLES, STATES, topics_words
from gemeinsinn.people.doors import only_for
from gemeinsinn.ui import formats

CHUNK = 2000
who_may = only_for(can_take_addresses, gettext_lazy("Only the network's office takes addresses along."))


@who_may
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse | StreamingHttpResponse | FileResponse:
    """A page that asks what for; then the table: CSV, or a workbook (XLSX)."""
    form = ExportForm(request.POST if request.method == "POST" else None)
    rows = subscribers_for(request.user)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "count": rows.count(), "at_lists": True}
        return render(request, "newsletter/desk/export.html", context, status=422 if form.errors else 200)
    note_export(purpose=form.cleaned_data["purpose"], by=request.user, now=timezone.now())
    name = f"newsletter-{timezone.localdate()}"
    told = (row_of(one) for one in rows.iterator(chunk_size=CHUNK))
    if request.POST.get("art") == "xlsx":
        file = long_workbook(_("Subscribers"), heads(), told)
        return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
    answer = StreamingHttpResponse(streamed(told), content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def streamed(rows: Iterator[tuple[Cell, ...]]) -> Iterator[str]:
    """Line by line."""
    return sheet_lines(heads(), rows)


def heads() -> list[str]:
    """The columns."""
    return [
        _("E-mail address"), _("State"), _("Language"), _("How often"), _("About"), _("Reads along"), _("Where"),
        _("Confirmed on"),
    ]  # fmt: skip


def row_of(one: Subscriber) -> tuple[Cell, ...]:
    """In words, as the desk shows them."""
    return (
        one.address, str(STATES[State(one.state)]), one.language, str(FREQUENCIES[Frequency(one.frequency)]),
        topics_words(one.topics), str(ROLES[Role(one.role)]) if one.role else "", one.place,
        formats.moment(one.confirmed_at) if one.confirmed_at else "",
    )  # fmt: skip
