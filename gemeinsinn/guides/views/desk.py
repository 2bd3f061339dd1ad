"""The desk of a guide, for a phone in the hand."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.exchange.actions.calls import finish_call, miss_call
from gemeinsinn.guides.actions.asking import mark_answered
from gemeinsinn.guides.models import Guide
from gemeinsinn.guides.queries.desk import open_calls, open_messages
from gemeinsinn.guides.queries.meetings import next_hours
from gemeinsinn.guides.views.gate import as_guide
from gemeinsinn.guides.wording import first_name, guide_path

CALL_ACTS: dict[str, Any] = {"erledigt": finish_call, "niemand-da": miss_call}


@as_guide
@require_safe
def desk(request: HttpRequest, guide: Guide) -> HttpResponse:
    """My quarter at a glance."""
    now = timezone.now()
    context = {
        "guide": guide, "first_name": first_name(guide.name), "today": now, "calls": list(open_calls(guide)[:20]),
        "messages_open": list(open_messages(guide)[:20]), "hours": next_hours(guide, now=now, most=2),
        "public_url": guide_path(guide),
    }  # fmt: skip
    return render(request, "guides/desk.html", context)


@as_guide
@require_POST
def handle_call(request: HttpRequest, guide: Guide, pk: int, act: str) -> HttpResponse:
    """Spoken to, or nobody there."""
    if act not in CALL_ACTS:
        raise Http404
    call = get_object_or_404(open_calls(guide), pk=pk)
    CALL_ACTS[act](call=call, by=request.user, now=timezone.now())
    messages.success(request, _("Noted."))
    return redirect("guides:desk")


@as_guide
@require_POST
def answered(request: HttpRequest, guide: Guide, pk: int) -> HttpResponse:
    """Written back."""
    message = get_object_or_404(guide.messages.select_related("guide__team__agency"), pk=pk)
    mark_answered(message=message, by=request.user, now=timezone.now())
    messages.success(request, _("Noted."))
    return redirect("guides:desk")
