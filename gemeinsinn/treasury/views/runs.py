"""Runs: a list, one of them, and what the second pair of eyes does with it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.treasury.actions.runs import discard_run, release_run, take_file
from gemeinsinn.treasury.models import PaymentRun
from gemeinsinn.treasury.queries.payments import payments_of, shown_runs
from gemeinsinn.treasury.rules import can_release, can_see_ibans
from gemeinsinn.treasury.views.gate import at_till
from gemeinsinn.treasury.wording.ledger import RUN_STATES, STATES

PAGE = 25


@at_till
@require_safe
def runs(request: HttpRequest) -> HttpResponse:
    """All of them, newest first."""
    page = Paginator(shown_runs(), PAGE).get_page(request.GET.get("seite"))
    rows = [(run, RUN_STATES[run.state]) for run in page]
    return render(request, "treasury/runs.html", {"rows": rows, "page": page})


@at_till
@require_safe
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """What is in it, its sums, and the one thing to do next."""
    found = get_object_or_404(PaymentRun.objects.select_related("account", "prepared_by", "released_by"), pk=pk)
    context = {
        "run": found,
        "state": RUN_STATES[found.state],
        "rows": [(one, STATES[one.state]) for one in payments_of(found)],
        "may_release": can_release(request.user, found),
        "may_take": can_see_ibans(request.user),
    }
    return render(request, "treasury/run.html", context)


@at_till
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """The second pair of eyes says yes."""
    release_run(run_id=get_object_or_404(PaymentRun, pk=pk).pk, by=request.user, now=timezone.now())
    messages.success(request, _("Released. The file for the bank is ready."))
    return redirect("treasury:run", pk)


@at_till
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Not like this."""
    discard_run(run_id=get_object_or_404(PaymentRun, pk=pk).pk, by=request.user, now=timezone.now())
    messages.success(request, _("Discarded. Everything in it is due again."))
    return redirect("treasury:due")


@at_till
@require_POST
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file for the bank; who takes it is written down."""
    found = get_object_or_404(PaymentRun, pk=pk)
    answer = HttpResponse(
        take_file(run=found, by=request.user, now=timezone.now()), content_type="application/xml; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="zahlungslauf-{found.pk}.xml"'
    return answer
