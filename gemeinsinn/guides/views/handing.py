"""A warm hand-over: begun at the guide's desk, agreed to and answered by personal link."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.guides.actions.handovers import (
    agree_to_hand_over,
    answer_hand_over,
    hand_over,
    refuse_hand_over,
    withdraw_hand_over,
)
from gemeinsinn.guides.forms.notes import HandOverForm
from gemeinsinn.guides.lifecycle.handovers import ANSWERS, Move, State, can_move
from gemeinsinn.guides.models import Guide, HandOver
from gemeinsinn.guides.queries.handovers import handovers_with_all, receiver_of, receivers_for
from gemeinsinn.guides.views.gate import as_guide
from gemeinsinn.guides.wording import (
    ANSWER_WORDS,
    HANDOVER_STATES,
    HANDOVER_TONES,
    HANDOVER_VERSION,
    handover_consent_words,
)
from gemeinsinn.people.personal import personal_path

PERSON_ACTS: dict[str, tuple[Move, Any]] = {
    "ja": (Move.AGREE, lambda handover, now: agree_to_hand_over(handover=handover, now=now)),
    "nein": (Move.REFUSE, lambda handover, now: refuse_hand_over(handover=handover, now=now)),
    "zurueck": (Move.WITHDRAW, lambda handover, now: withdraw_hand_over(handover=handover, by=None, now=now)),
}


@as_guide
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, guide: Guide) -> HttpResponse:
    """One screen; the words to read out stand on it."""
    data = request.POST if request.method == "POST" else None
    form = HandOverForm(data, receivers=receivers_for(request.user, guide), initial={"to": request.GET.get("an", "")})
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        to = receiver_of(request.user, guide, told.pop("to"))
        try:
            made = hand_over(guide=guide, to=to, by=request.user, now=timezone.now(), **told)
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            said = (
                _("%(name)s is introduced.") if made.introduced_at else _("%(name)s gets a link and decides in peace.")
            )
            messages.success(request, said % {"name": made.contact.name})
            return redirect("guides:desk")
    sample = HandOver(guide=guide, organisation=guide.team.agency)
    context = {"form": form, "guide": guide, "consent": handover_consent_words(sample), "version": HANDOVER_VERSION}
    return render(request, "guides/hand_over.html", context, status=422 if form.errors else 200)


@as_guide
@require_POST
def withdraw(request: HttpRequest, guide: Guide, pk: int) -> HttpResponse:
    """Takes it back."""
    found = get_object_or_404(handovers_with_all(), pk=pk, guide=guide)
    withdraw_hand_over(handover=found, by=request.user, now=timezone.now())
    messages.success(request, _("The hand-over is taken back."))
    return redirect("guides:desk")


def found_by(link: SecretLink, rest: str) -> HandOver:
    """The hand-over a link leads to; it has one page only."""
    if rest:
        raise Http404
    return get_object_or_404(handovers_with_all(), pk=link.subject_id)


def person(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """For the person: to whom, about what, in which words; yes, no, and taking it back."""
    found = found_by(link, rest)
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act not in PERSON_ACTS:
            return redirect(personal_path(token))
        PERSON_ACTS[act][1](found, timezone.now())
        return redirect(personal_path(token))
    context = {
        **shown(found), "consent": handover_consent_words(found), "asked": found.state == State.ASKED,
        "may_withdraw": found.state != State.ASKED and can_move(found.state, Move.WITHDRAW),
    }  # fmt: skip
    return render(request, "guides/handed_person.html", context)


def receiver(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """For whoever goes on with it: who it is, how to reach them, and what became of it. Nothing before the yes."""
    found = found_by(link, rest)
    if found.state == State.ASKED:
        raise Http404
    possible = [move for move in ANSWERS if can_move(found.state, move)]
    if request.method == "POST":
        said = request.POST.get("act", "")
        if said in possible:
            answer_hand_over(
                handover=found, move_to=Move(said), words=request.POST.get("words", "")[:2000], now=timezone.now()
            )
            messages.success(request, _("Thank you. The guide sees it."))
        return redirect(personal_path(token))
    context = {**shown(found), "answers": [(move.value, ANSWER_WORDS[move]) for move in possible]}
    return render(request, "guides/handed_receiver.html", context)


def shown(handover: HandOver) -> dict[str, Any]:
    """What both pages show."""
    return {
        "handover": handover, "state_words": HANDOVER_STATES[handover.state],
        "tone": HANDOVER_TONES.get(handover.state, "plain"), "gone": handover.state in {State.WITHDRAWN, State.REFUSED},
    }  # fmt: skip
