"""Issues at the desk: writing, gathering, looking at it as a reader does, letting it go."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.newsletter.actions.issues import (
    add_blocks,
    approve,
    change_block,
    drop_block,
    drop_issue,
    hand_in,
    raise_block,
    save_issue,
    start_issue,
    take_back,
)
from gemeinsinn.newsletter.actions.sending import send_test
from gemeinsinn.newsletter.forms.issues import BlockForm, GatherForm, IssueForm, StartForm
from gemeinsinn.newsletter.letter import write_letter
from gemeinsinn.newsletter.lifecycle.issues import HINTS, Part, Sort, State
from gemeinsinn.newsletter.models import Block, Issue
from gemeinsinn.newsletter.queries.checks import faults_in
from gemeinsinn.newsletter.queries.issues import issues_for, readers_of, sample_of
from gemeinsinn.newsletter.queries.nearby import Neighbourhoods
from gemeinsinn.newsletter.rules import can_approve
from gemeinsinn.newsletter.sources import Card, sources
from gemeinsinn.newsletter.tongues import LANGUAGES, frame_of
from gemeinsinn.newsletter.views.gate import at_office
from gemeinsinn.newsletter.wording.issues import FAULTS, PARTS, SORTS, STATES, TONES
from gemeinsinn.places.queries import find_spot

SHOWN = 60
PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"


ACTS: dict[str, tuple[Any, Any]] = {
    "einreichen": (hand_in, gettext_lazy("Handed in. Now somebody else looks at it.")),
    "freigeben": (approve, gettext_lazy("Approved. It goes out at its hour.")),
    "zurueck": (take_back, gettext_lazy("A draft again.")),
    "verwerfen": (drop_issue, gettext_lazy("The draft is gone.")),
}


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def issues(request: HttpRequest) -> HttpResponse:
    """All of them, and a subject to begin the next one with."""
    form = StartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = start_issue(by=request.user, now=timezone.now(), **form.cleaned_data)
        return redirect("newsletter:edit", made.pk)
    names = dict(LANGUAGES)
    rows = [
        (one, STATES[State(one.state)], TONES[State(one.state)], SORTS[Sort(one.sort)], names[one.language])
        for one in issues_for(request.user)[:SHOWN]
    ]
    return render(
        request, "newsletter/desk/issues.html", {"rows": rows, "form": form}, status=422 if form.errors else 200
    )


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft as a form; anything else as it stands."""
    issue = found(request, pk)
    form = IssueForm(request.POST if request.method == "POST" else None, issue=issue)
    if request.method == "POST" and form.is_valid():
        save_issue(issue=issue, fields=form.columns(), by=request.user, now=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("newsletter:edit", pk)
    state = State(issue.state)
    faults = [] if state == State.SENT else faults_in(issue)  # what went out cannot be mended
    context = {
        "issue": issue, "form": form, "is_draft": state == State.DRAFT, "state": STATES[state], "tone": TONES[state],
        "blocks": [(one, PARTS[Part(one.part)]) for one in issue.blocks.all()], "sort": SORTS[Sort(issue.sort)],
        "links": issue.links.all(), "link_heads": [pgettext("of an issue", "Link"), _("Clicks")],
        "faults": [(str(FAULTS[one]), one in HINTS) for one in faults], "ready": not set(faults) - HINTS,
        "may_approve": state == State.HANDED_IN and can_approve(request.user, issue),
        "waits": state == State.HANDED_IN, "can_back": state in {State.HANDED_IN, State.APPROVED},
        "gather": [(source.label, GatherForm(cards=cards)) for source, cards in gathered(issue.language)],
        **counted(issue),
    }  # fmt: skip
    return render(request, "newsletter/desk/issue.html", context, status=422 if form.errors else 200)


def found(request: HttpRequest, pk: int) -> Issue:
    """The issue of an address, for who may see it."""
    return get_object_or_404(issues_for(request.user), pk=pk)


def counted(issue: Issue) -> dict[str, Any]:
    """Who would get it."""
    if issue.state == State.SENT:
        return {"readers": issue.readers, "sample": []}
    return {"readers": readers_of(issue).count(), "sample": sample_of(issue)}


def gathered(language: str) -> list[tuple[Any, list[Card]]]:
    """What can be picked, in the language of the issue."""
    with translation.override(frame_of(language)):
        rows = [(source, source.cards()) for source in sources()]
    return [(source, cards) for source, cards in rows if cards]


@at_office
@require_POST
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """How many would get it with what the form says now; nothing is kept."""
    issue = found(request, pk)
    form = IssueForm(request.POST, issue=issue)
    if form.is_valid():
        for name, value in form.columns().items():
            setattr(issue, name, value)
    return render(request, "newsletter/desk/readers.html", counted(issue))


@at_office
@require_POST
def gather(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds what was ticked, or an empty block for words of one's own."""
    issue = found(request, pk)
    form = GatherForm(request.POST, cards=[card for _source, cards in gathered(issue.language) for card in cards])
    if not form.is_valid():
        raise Http404
    add_blocks(issue=issue, cards=form.picked(), by=request.user, now=timezone.now())
    return redirect("newsletter:edit", pk)


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def block(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One block: other words, one place up, or out."""
    issue = found(request, pk)
    held = get_object_or_404(Block.objects.select_related("issue"), pk=number, issue=issue)
    form = BlockForm(request.POST if request.method == "POST" else None, instance=held)
    if request.method == "POST":
        now = timezone.now()
        if "up" in request.POST:
            raise_block(block=held, by=request.user, now=now)
            return redirect("newsletter:edit", pk)
        if "drop" in request.POST:
            drop_block(block=held, by=request.user, now=now)
            return redirect("newsletter:edit", pk)
        if form.is_valid():
            change_block(block=held, fields=form.cleaned_data, by=request.user, now=now)
            messages.success(request, _("Saved."))
            return redirect("newsletter:edit", pk)
    context = {"issue": issue, "block": held, "form": form, "part": PARTS[Part(held.part)]}
    return render(request, "newsletter/desk/block.html", context, status=422 if form.errors else 200)


@at_office
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """As a reader of a place sees it; ?als=text the plain part. Drawn with its own styles and nothing else allowed."""
    issue = found(request, pk)
    spot = find_spot(request.GET.get("ort", "")[:120])
    lat, lon = (spot.lat, spot.lon) if spot else (issue.lat, issue.lon)
    letter = write_letter(issue).filled(Neighbourhoods().needs_near(lat, lon), issue.language)
    if request.GET.get("als") == "text":
        return HttpResponse(f"{letter.subject}\n\n{letter.plain}", content_type="text/plain; charset=utf-8")
    return HttpResponse(letter.html, headers={"Content-Security-Policy": PREVIEW_POLICY})


@at_office
@require_POST
def test(request: HttpRequest, pk: int) -> HttpResponse:
    """A mail to oneself, on the same way as all others."""
    send_test(issue=found(request, pk), by=request.user, now=timezone.now())
    messages.success(request, _("A test mail is on its way to %(email)s.") % {"email": request.user.email})
    return redirect("newsletter:edit", pk)


@at_office
@require_POST
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Hand in, approve, take back, throw away."""
    if act not in ACTS:
        raise Http404
    do, said = ACTS[act]
    issue = found(request, pk)
    try:
        do(issue=issue, by=request.user, now=timezone.now())
    except DomainError as problem:
        if problem.status != DomainError.status:
            raise
        messages.warning(request, str(problem))
        return redirect("newsletter:edit", pk)
    messages.success(request, said)
    return redirect("newsletter:issues") if act == "verwerfen" else redirect("newsletter:edit", pk)
