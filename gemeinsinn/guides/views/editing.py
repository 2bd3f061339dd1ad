"""The page of a guide: words, hours, photograph and consent; published by the agency."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.guides.actions.consent import give_consent, show_photo, take_back_consent
from gemeinsinn.guides.actions.guides import change_guide, end_guide, pause_guide, publish_guide, return_guide
from gemeinsinn.guides.actions.meetings import add_meeting, pause_meeting, remove_meeting, remove_pause
from gemeinsinn.guides.forms.guides import GuideForm, MeetingForm, PauseForm, PhotoForm
from gemeinsinn.guides.lifecycle.guides import Move, can_move
from gemeinsinn.guides.models import Guide, GuideConsent, Meeting, MeetingPause
from gemeinsinn.guides.rules import can_manage_guide, is_own_page
from gemeinsinn.guides.views.gate import editable_guide
from gemeinsinn.guides.wording import CONSENTS, STATE_TONES, STATE_WORDS, guide_path, hours_words, rhythm_words

ACTS: dict[str, tuple[Move, Any]] = {
    "zeigen": (Move.PUBLISH, publish_guide),
    "pause": (Move.PAUSE, pause_guide),
    "ende": (Move.END, end_guide),
    "zurueck": (Move.RETURN, return_guide),
}
Purpose = GuideConsent.Purpose


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What the page says."""
    guide = editable_guide(request, pk)
    form = GuideForm(request.POST if request.method == "POST" else None, guide=guide)
    if request.method == "POST" and form.is_valid():
        change_guide(guide=guide, by=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("guides:edit", pk)
    return page(request, guide, {"form": form})


def page(request: HttpRequest, guide: Guide, bound: dict[str, Any]) -> HttpResponse:
    """The page with all its forms, one of which may hold errors."""
    consents = {row.purpose: row for row in guide.consents.filter(withdrawn_at=None)}
    found: dict[str, Any] = {
        "form": GuideForm(guide=guide), "hours_form": MeetingForm(), "photo_form": PhotoForm(),
        "pause_form": None, "pause_of": None, **bound,
    }  # fmt: skip
    wrong = next((form for name, form in bound.items() if name.endswith("form") and form.errors), None)
    context = {
        **found, "guide": guide, "wrong": wrong, "is_own": is_own_page(request.user, guide),
        "can_manage": can_manage_guide(request.user, guide), "public_url": guide_path(guide),
        "state_words": STATE_WORDS[guide.state], "tone": STATE_TONES.get(guide.state, "plain"),
        "acts": [name for name, (move, _act) in ACTS.items() if can_move(guide.state, move)],
        "page_consent": consents.get(Purpose.PAGE), "photo_consent": consents.get(Purpose.PHOTO),
        "page_words": CONSENTS[Purpose.PAGE], "photo_words": CONSENTS[Purpose.PHOTO],
        "meetings": [
            {"meeting": one, "when": rhythm_words(one), "hours": hours_words(one), "pauses": list(one.pauses.all()),
             "form": found["pause_form"] if one.pk == found["pause_of"] else pause_form_of(one.pk)}
            for one in guide.meetings.prefetch_related("pauses")
        ],
    }  # fmt: skip
    return render(request, "guides/edit.html", context, status=422 if wrong else 200)


def pause_form_of(pk: int, data: Any = None) -> PauseForm:
    """Each meeting has its own form on the same page, so its fields have names of their own."""
    return PauseForm(data, auto_id=f"id_{pk}_%s")


def after(request: HttpRequest, guide: Guide, anchor: str = "") -> HttpResponse:
    """Back to the page, where it was done."""
    messages.success(request, _("Saved."))
    return redirect(reverse("guides:edit", args=[guide.pk]) + (f"#{anchor}" if anchor else ""))


@login_required
@require_POST
def add_hours(request: HttpRequest, pk: int) -> HttpResponse:
    """New meeting hours."""
    guide = editable_guide(request, pk)
    form = MeetingForm(request.POST)
    if form.is_valid():
        try:
            add_meeting(guide=guide, by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            return after(request, guide, "zeiten")
    return page(request, guide, {"hours_form": form})


def own_meeting(request: HttpRequest, pk: int) -> Meeting:
    """Hours whose guide this person may change."""
    meeting = get_object_or_404(Meeting, pk=pk)
    meeting.guide = editable_guide(request, meeting.guide_id)
    return meeting


@login_required
@require_POST
def drop_hours(request: HttpRequest, pk: int) -> HttpResponse:
    """These hours are no more."""
    meeting = own_meeting(request, pk)
    remove_meeting(meeting=meeting, by=request.user, now=timezone.now())
    return after(request, meeting.guide, "zeiten")


@login_required
@require_POST
def add_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """A day, or days, on which it does not take place."""
    meeting = own_meeting(request, pk)
    form = pause_form_of(pk, request.POST)
    if form.is_valid():
        try:
            pause_meeting(meeting=meeting, by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            return after(request, meeting.guide, "zeiten")
    return page(request, meeting.guide, {"pause_form": form, "pause_of": pk})


@login_required
@require_POST
def drop_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """It does take place after all."""
    pause = get_object_or_404(MeetingPause.objects.select_related("meeting"), pk=pk)
    pause.meeting.guide = editable_guide(request, pause.meeting.guide_id)
    remove_pause(pause=pause, by=request.user, now=timezone.now())
    return after(request, pause.meeting.guide, "zeiten")


@login_required
@require_POST
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """A photograph together with the yes to it."""
    guide = editable_guide(request, pk)
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        show_photo(guide=guide, image=form.cleaned_data["image"], by=request.user, now=timezone.now())
        return after(request, guide, "zustimmung")
    return page(request, guide, {"photo_form": form})


@login_required
@require_POST
def consent(request: HttpRequest, pk: int, purpose: str) -> HttpResponse:
    """Yes, by the guide in person. The photograph has its own form."""
    guide = editable_guide(request, pk)
    if purpose != Purpose.PAGE:
        raise Http404
    give_consent(guide=guide, purpose=purpose, by=request.user, now=timezone.now())
    return after(request, guide, "zustimmung")


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int, purpose: str) -> HttpResponse:
    """No after all: it goes at once."""
    guide = editable_guide(request, pk)
    if purpose not in Purpose.values:
        raise Http404
    take_back_consent(guide=guide, purpose=purpose, by=request.user, now=timezone.now())
    return after(request, guide, "zustimmung")


@login_required
@require_POST
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Show, pause, end, come back."""
    guide = editable_guide(request, pk)
    if act not in ACTS:
        raise Http404
    try:
        ACTS[act][1](guide=guide, by=request.user, now=timezone.now())
    except NotAllowed:
        raise
    except DomainError as problem:
        messages.error(request, str(problem))
        return redirect("guides:edit", guide.pk)
    return after(request, guide)
