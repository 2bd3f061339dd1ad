"""Opportunities of another platform at the desk: look at a file first, then take it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinsinn.api.views.platforms import agencies_of
from gemeinsinn.api.wording import outcome_words
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.gate import at_desk, show
from gemeinsinn.volunteering.forms.importing import CarriedForm, FileForm, SourceForm
from gemeinsinn.volunteering.imports.applying import Taker
from gemeinsinn.volunteering.imports.run import Run, counts_of

INVALID = 422
TONES = {"taken": "good", "changed": "good", "refused": "heed"}


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def take(request: HttpRequest, desk: Desk) -> HttpResponse:
    """/schreibtisch/plattformen/holen/: the form, the report of a dry run, the report of what was taken."""
    agencies = agencies_of(desk)
    if request.method != "POST":
        return shown(request, desk, {"form": FileForm(agencies=agencies)})
    earnest = "carried" in request.POST
    form: SourceForm = (
        CarriedForm(request.POST, agencies=agencies)
        if earnest
        else FileForm(request.POST, request.FILES, agencies=agencies)
    )
    if not form.is_valid():
        again = FileForm(request.POST, agencies=agencies) if earnest else form
        return shown(request, desk, {"form": again}, status=INVALID)
    return shown(request, desk, report_of(form, desk, earnest=earnest) | {"form": FileForm(agencies=agencies)})


def report_of(form: SourceForm, desk: Desk, *, earnest: bool) -> dict[str, Any]:
    """What becomes of each row, or would."""
    found = form.cleaned_data
    taker = Taker(
        source=found["source"], agency=found["agency"], by=desk.user, now=timezone.now(), publish=found["publish"]
    )
    lines = list(Run(taker=taker, apply=earnest).over(form.table))
    counts = counts_of(lines)
    words = outcome_words(earnest=earnest)
    return {
        "lines": [{"line": line, "word": words[line.what], "tone": TONES.get(line.what, "")} for line in lines],
        "counts": [f"{number} {words[what]}" for what, number in counts.items()],
        "heads": [_("Row"), _("Title"), _("What becomes of it"), _("Why")],
        "notes": form.table.notes,
        "earnest": earnest,
        "carried": getattr(form, "carried", ""),
        "to_take": len(lines) - counts.get("refused", 0) - counts.get("unchanged", 0),
        "told": found,
    }


def shown(request: HttpRequest, desk: Desk, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Inside the desk's frame."""
    return show(request, desk, "api/taking.html", context, page="api:platforms", status=status)
