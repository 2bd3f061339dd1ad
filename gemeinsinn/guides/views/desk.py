"""The desk of a guide, for a phone in the hand."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.exchange.actions.calls import finish_call, miss_call
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.phrases import amount_words, missing_words
from gemeinsinn.guides.actions.asking import mark_answered
from gemeinsinn.guides.forms.notes import NoteForm
from gemeinsinn.guides.lifecycle.consultations import TAKE_BACK
from gemeinsinn.guides.lifecycle.handovers import Move, can_move
from gemeinsinn.guides.models import Guide, HandOver
from gemeinsinn.guides.queries.cohorts import trainings_of
from gemeinsinn.guides.queries.desk import open_calls, open_messages
from gemeinsinn.guides.queries.handovers import handovers_of
from gemeinsinn.guides.queries.meetings import next_hours
from gemeinsinn.guides.queries.quarter import NEW, Glance, own_notes, quarter_glance
from gemeinsinn.guides.views.gate import as_guide
from gemeinsinn.guides.views.notes import note_context
from gemeinsinn.guides.wording import HANDOVER_STATES, HANDOVER_TONES, first_name, guide_path
from gemeinsinn.projects.wording import project_path

CALL_ACTS: dict[str, Any] = {"erledigt": finish_call, "niemand-da": miss_call}


@as_guide
@require_safe
def desk(request: HttpRequest, guide: Guide) -> HttpResponse:
    """My quarter at a glance."""
    now = timezone.now()
    prefetch_related_objects([guide], "meetings__pauses")
    month, notes = own_notes(guide, now=now)
    context = {
        "guide": guide, "first_name": first_name(guide.name), "today": now, "calls": list(open_calls(guide)[:20]),
        "messages_open": list(open_messages(guide)[:20]), "hours": next_hours(guide, now=now, most=2),
        "public_url": guide_path(guide), "shelves": shelves_of(quarter_glance(request.user, guide, now=now), guide, now),
        "month": month, "notes": [{"note": one, "may_drop": one.created_at > now - TAKE_BACK} for one in notes],
        "trainings": trainings_of(guide), "handed": [handed_row(one) for one in handovers_of(guide)],
        **note_context(guide, NoteForm()),
    }  # fmt: skip
    return render(request, "guides/desk.html", context)


def handed_row(handover: HandOver) -> dict[str, Any]:
    """A hand-over with what became of it."""
    return {
        "handover": handover, "words": HANDOVER_STATES[handover.state],
        "tone": HANDOVER_TONES.get(handover.state, "plain"), "may_withdraw": can_move(handover.state, Move.WITHDRAW),
    }  # fmt: skip


def shelves_of(glance: Glance, guide: Guide, now: datetime) -> list[dict[str, Any]]:
    """Needs, offers and projects of the quarter, each with its list on the board."""
    quarters = list(guide.quarters.all()) or ([guide.team.quarter] if guide.team.quarter else [])
    query = f"?{urlencode({'quartier': quarters[0].slug})}" if len(quarters) == 1 else ""
    found = (
        (_("Needs"), "exchange:needs", glance.needs, notice_path, missing_words),
        (_("Offers"), "exchange:offers", glance.offers, notice_path, amount_words),
        (_("Projects"), "projects:list", glance.projects, project_path, lambda project: project.runner),
    )
    return [
        {
            "label": label, "href": reverse(name) + query, "total": shelf.total, "fresh": shelf.fresh,
            "rows": [
                {"href": path_of(row), "title": row.title, "lang": row.language, "text": words_of(row),
                 "fresh": row.published_at > now - NEW, "sheet": row.pk if name == "exchange:needs" else 0,
                 "from_paper": getattr(row, "from_paper", 0)} for row in shelf.rows
            ],
        }
        for label, name, shelf, path_of, words_of in found
    ]  # fmt: skip


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
