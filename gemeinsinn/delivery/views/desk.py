"""How far mailings are, what servers said, and the buttons that stop them. Addresses stand only beside what went wrong."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.delivery.actions.ledger import decide_unknown
from gemeinsinn.delivery.actions.mailings import cancel, pause, resume
from gemeinsinn.delivery.lifecycle.mailings import RowState, State
from gemeinsinn.delivery.models import Mailing
from gemeinsinn.delivery.queries.mailings import counts_of, mailings_for, progress
from gemeinsinn.delivery.queries.rows import failed_rows, unknown_rows
from gemeinsinn.delivery.views.gate import at_office
from gemeinsinn.delivery.wording import COUNTS, STATES, stop_words

PAGE, ROWS = 20, 50
ACTS = {"pausieren": pause, "weiter": resume, "abbrechen": cancel}


@at_office
@require_safe
def mailings(request: HttpRequest) -> HttpResponse:
    """All of them, newest first."""
    page = Paginator(mailings_for(request.user), PAGE).get_page(request.GET.get("seite"))
    counts = counts_of(page)
    rows = [(one, STATES[State(one.state)], *counts.get(one.pk, (0, 0))) for one in page]
    return render(request, "delivery/desk/mailings.html", {"rows": rows, "page": page})


@at_office
@require_safe
def mailing(request: HttpRequest, pk: int) -> HttpResponse:
    """One: how far, how fast, what went wrong."""
    found = get_object_or_404(mailings_for(request.user), pk=pk)
    context = stand(found) | {
        "failed": failed_rows(found)[:ROWS],
        "unknown": unknown_rows(found)[:ROWS],
        "may_go": found.state in {State.RUNNING, State.PAUSED, State.DONE},
    }
    part = request.headers.get("HX-Target") == "stand"
    return render(request, "delivery/desk/parts/stand.html" if part else "delivery/desk/mailing.html", context)


def stand(found: Mailing) -> dict[str, Any]:
    """What changes while it runs."""
    now = timezone.now()
    how = progress(found, now=now)
    return {
        "mailing": found,
        "state": STATES[State(found.state)],
        "how": how,
        "now": now,
        "sent": how.counts[RowState.SENT],
        "counts": [(COUNTS[state], how.counts[state]) for state in COUNTS if how.counts[state]],
        "running": found.state == State.RUNNING,
        "paused": found.state == State.PAUSED,
        "resting": found.state == State.RUNNING and found.quiet_until is not None and found.quiet_until > now,
        "because": stop_words(found.stopped_because),
    }


@at_office
@require_POST
def act(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Pause, go on, end."""
    if what not in ACTS:
        raise Http404
    found = get_object_or_404(mailings_for(request.user), pk=pk)
    ACTS[what](mailing=found, by=request.user, now=timezone.now())
    said = {"pausieren": _("It rests now."), "weiter": _("It goes on."), "abbrechen": _("It has ended for good.")}
    messages.success(request, said[what])
    return redirect("delivery:mailing", pk)


@at_office
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Those of which nobody knows whether they arrived: the ticked ones once more, or never."""
    found = get_object_or_404(mailings_for(request.user), pk=pk)
    ticked = [
        int(one) for one in request.POST.getlist("row")[:ROWS] if one.isascii() and one.isdigit() and len(one) < 18
    ]
    again = "again" in request.POST
    count = decide_unknown(mailing=found, rows=ticked, again=again, by=request.user, now=timezone.now())
    if not count:
        messages.info(request, _("Nothing was ticked."))
    elif again:
        messages.success(request, ngettext("One is sent once more.", "%(n)s are sent once more.", count) % {"n": count})
    else:
        messages.success(request, ngettext("One stays as it is.", "%(n)s stay as they are.", count) % {"n": count})
    return redirect("delivery:mailing", pk)
