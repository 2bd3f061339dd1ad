"""One act on one thing or on many, and the way back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from gemeinsinn.desk.actions.acts import ACTS, Act
from gemeinsinn.desk.actions.performing import Outcome, perform, undo
from gemeinsinn.desk.forms import ActForm
from gemeinsinn.desk.queries.matters import Art, Matter, find_matter, find_matters
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.files import find, show_file
from gemeinsinn.desk.views.gate import at_desk, read_key, way_back
from gemeinsinn.desk.wording.acts import Refusal, done_words, nothing_chosen, refused_words, undone_words
from gemeinsinn.desk.wording.due import name_of

MOST_AT_ONCE = 100
INVALID = 422
CHANGED_SINCE = 409
WITH_FORM = frozenset({"aendern", "ergebnis"})
IN_BULK = frozenset({"veroeffentlichen", "verlaengern", "abnehmen", "erinnern", "fragen", "uebernehmen", "weitergeben"})


def report(request: HttpRequest, outcome: Outcome, said: str) -> None:
    """Says what worked, with the key to undo it, and what did not."""
    if outcome.done:
        messages.success(request, said, extra_tags=f"undo:{outcome.undo}" if outcome.undo else "")
    if outcome.refused:
        refusals = [Refusal(name_of(matter.art, matter.subject), why) for matter, why in outcome.refused]
        messages.warning(request, refused_words(refusals))


def say_done(request: HttpRequest, act: Act, outcome: Outcome, words: dict[str, Any]) -> None:
    """Reports an act."""
    colleague = str(words.get("colleague") or "")
    names = [name_of(matter.art, matter.subject) for matter in outcome.done]
    arts = {matter.art.value for matter in outcome.done}
    said = done_words(act.key, names, arts.pop() if len(arts) == 1 else "", colleague) if names else ""
    report(request, outcome, said)


def known_act(key: str) -> Act:
    """404 for a verb the desk does not know, or that has a form of its own (views/writing.py)."""
    if key not in ACTS or key in WITH_FORM:
        raise Http404
    return ACTS[key]


@require_POST
@at_desk
def act(request: HttpRequest, desk: Desk, art: str, pk: int, key: str) -> HttpResponse:
    """Does one act to one thing."""
    chosen = known_act(key)
    try:
        matter = find_matter(desk, *read_key(art, pk))
    except LookupError:
        raise Http404 from None
    if matter.art not in chosen.possible:
        raise Http404
    form = ActForm(request.POST, desk=desk, matter=matter, act=chosen.key)
    if not form.is_valid():
        messages.warning(request, " ".join(form.problems()))
        return not_done(request, desk, matter, status=INVALID)
    outcome = perform(desk=desk, act=chosen, matters=[matter], words=form.words(), now=timezone.now())
    say_done(request, chosen, outcome, form.words())
    return not_done(request, desk, matter, status=CHANGED_SINCE) if outcome.refused else redirect(way_back(request))


def not_done(request: HttpRequest, desk: Desk, matter: Matter, *, status: int) -> HttpResponse:
    """Back to where one was; what was typed, or chosen of what is ready-made, is not lost but stands on the file, ready to be kept as a note."""
    typed = request.POST.get("note", "").strip() or request.POST.get("reason", "").strip()
    if not typed:
        return redirect(way_back(request))
    return show_file(request, desk, find(desk, matter.art, matter.pk), forms={"typed": typed}, status=status)


@require_POST
@at_desk
def bulk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Does one act to everything ticked."""
    key = request.POST.get("tun", "")
    if key not in IN_BULK:
        raise Http404
    keys = [read_choice(value) for value in request.POST.getlist("ding")[:MOST_AT_ONCE]]
    if not keys:
        messages.warning(request, nothing_chosen())
        return redirect(way_back(request))
    try:
        matters = find_matters(desk, keys)
    except LookupError:
        raise Http404 from None
    form = ActForm(request.POST, desk=desk, matter=matters[0], act=key)
    if not form.is_valid():
        messages.warning(request, " ".join(form.problems()))
        return redirect(way_back(request))
    outcome = perform(desk=desk, act=ACTS[key], matters=matters, words=form.words(), now=timezone.now())
    say_done(request, ACTS[key], outcome, form.words())
    return redirect(way_back(request))


def read_choice(value: str) -> tuple[Art, int]:
    """ "bedarf-12" from a ticked box; 404 for anything else."""
    art, _dash, number = value.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 20):
        raise Http404
    return read_key(art, int(number))


@require_POST
@at_desk
def take_back(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Undoes what the key names."""
    try:
        outcome = undo(desk=desk, key=request.POST.get("schluessel", "")[:20_000], now=timezone.now())
    except LookupError:
        raise Http404 from None
    names = [name_of(matter.art, matter.subject) for matter in outcome.done]
    report(request, outcome, " ".join([undone_words(len(names), names[0]), *outcome.said]) if names else "")
    return redirect(way_back(request))
