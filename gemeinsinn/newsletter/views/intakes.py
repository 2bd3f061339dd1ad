"""Earlier lists at the desk: handed in, looked at row by row, then taken; the worker does it, the page shows how far."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.imports import ImportFault
from gemeinsinn.core.sheets import CSV, sheet_lines
from gemeinsinn.core.tables import open_table
from gemeinsinn.newsletter.actions.intakes import drop_intake, look_at_intake, open_intake, take_intake
from gemeinsinn.newsletter.forms.intakes import GroundForm, ListForm
from gemeinsinn.newsletter.imports.columns import ADDRESS, guessed
from gemeinsinn.newsletter.imports.keeping import keep_table, kept_rows
from gemeinsinn.newsletter.lifecycle.intakes import BUSY, Outcome, State, Way
from gemeinsinn.newsletter.models import Intake
from gemeinsinn.newsletter.queries.intakes import intakes_for
from gemeinsinn.newsletter.views.gate import at_office
from gemeinsinn.newsletter.wording.intakes import OUTCOMES, PLANNED, REASONS, STATES, WAYS

SHOWN = 60
ACTS: dict[str, tuple[Any, Any]] = {
    "uebernehmen": (take_intake, gettext_lazy("It is being taken. You can leave this page.")),
    "verwerfen": (drop_intake, gettext_lazy("The list is gone.")),
}


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def intakes(request: HttpRequest) -> HttpResponse:
    """What was taken before, and a file to begin with."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if request.method == "POST" and form.is_valid():
        try:
            made = handed_in(form.cleaned_data["file"], request)
        except ImportFault as problem:
            form.add_error("file", str(problem))
        else:
            return redirect("newsletter:intake", made.pk)
    rows = [(one, STATES[State(one.state)], counted(one)) for one in intakes_for(request.user)[:SHOWN]]
    context = {"form": form, "rows": rows, "at_lists": True}
    return render(request, "newsletter/desk/intakes.html", context, status=422 if form.errors else 200)


def handed_in(file: UploadedFile, request: HttpRequest) -> Intake:
    """Read whole, kept sealed. Raises ImportFault."""
    with NamedTemporaryFile() as copy:
        for piece in file.chunks():
            copy.write(piece)
        copy.flush()
        table = open_table(Path(copy.name))
        path, total = keep_table(table)
    fields = {
        "path": path, "total": total, "heads": table.heads, "columns": guessed(table.heads), "assumed": table.assumed,
    }  # fmt: skip
    return open_intake(name=file.name or "?", fields=fields, by=request.user, now=timezone.now())


def counted(intake: Intake) -> list[tuple[int, Any, Any]]:
    """How many rows became what, and why."""
    words = words_for(intake)
    return [(intake.counts[what], words[what], REASONS[what]) for what in Outcome if what in intake.counts]


def words_for(intake: Intake) -> dict[Outcome, Any]:
    """What would become of rows, or what has become of them."""
    return OUTCOMES if intake.state == State.DONE else PLANNED


def found(request: HttpRequest, pk: int) -> Intake:
    """The list of an address, for who may see it."""
    return get_object_or_404(intakes_for(request.user), pk=pk)


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: its ground as a form, how far the worker is, or what became of it."""
    one = found(request, pk)
    form = GroundForm(request.POST if request.method == "POST" else None, intake=one)
    if request.method == "POST" and form.is_valid():
        try:
            look_at_intake(intake=one, fields=form.fields_told(), by=request.user, now=timezone.now())
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("newsletter:intake", pk)
    state = State(one.state)
    context = {
        "intake": one, "form": form, "state": STATES[state], "busy": state in BUSY, "counts": counted(one), "at_lists": True,
        "asks": state in {State.NEW, State.LOOKED}, "looked": state == State.LOOKED, "done": state == State.DONE,
        "dealt": len(one.outcomes) if state in BUSY else 0, "way": WAYS[Way(one.way)],
        "has_report": bool(one.path) and bool(one.counts),
    }  # fmt: skip
    part = request.headers.get("HX-Target") == "stand" and state in BUSY
    answer = render(
        request, "newsletter/desk/intake_stand.html" if part else "newsletter/desk/intake.html", context,
        status=422 if form.errors else 200,
    )  # fmt: skip
    if request.headers.get("HX-Target") == "stand" and not part:
        answer["HX-Refresh"] = "true"  # the worker is through: the whole page is another one now
    return answer


@at_office
@require_POST
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Take it, or throw it away."""
    if act not in ACTS:
        raise Http404
    do, said = ACTS[act]
    do(intake=found(request, pk), by=request.user, now=timezone.now())
    messages.success(request, said)
    return redirect("newsletter:intake", pk) if act == "uebernehmen" else redirect("newsletter:intakes")


@at_office
@require_safe
def report(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Row by row, as long as the file is there."""
    one = found(request, pk)
    if not one.path or not one.counts:
        raise Http404
    place, words = one.columns[ADDRESS], words_for(one)
    rows = (
        (row.line, row.cells[place], words[Outcome(letter)], REASONS[Outcome(letter)])
        for row, letter in zip(kept_rows(one.path), one.outcomes, strict=False)
    )
    heads = [_("Line"), _("E-mail address"), _("What became of it"), _("Why")]
    answer = StreamingHttpResponse(sheet_lines(heads, rows), content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="liste-{one.pk}-bericht.csv"'
    return answer
