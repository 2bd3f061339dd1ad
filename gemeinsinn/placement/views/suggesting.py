"""Suggestions: what fits, chosen by a colleague; on paper and by mail."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line
from gemeinsinn.exchange.models import Need
from gemeinsinn.placement.actions.mails import mail_suggestions
from gemeinsinn.placement.actions.proposals import suggest
from gemeinsinn.placement.lifecycle.proposals import State
from gemeinsinn.placement.models import Case
from gemeinsinn.placement.queries.files import proposals_of
from gemeinsinn.placement.queries.ideas import Idea, ideas_for, spot_around, spot_of
from gemeinsinn.placement.showing import square_of, told_about
from gemeinsinn.placement.views.gate import Agencies, at_agency, own_case
from gemeinsinn.placement.wording.proposals import why_words
from gemeinsinn.places.away import away_words
from gemeinsinn.ui import formats

RADII = (2, 5, 10, 25, 50)
USUAL = 10
LONGEST = 200


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def ideas(request: HttpRequest, agencies: Agencies, pk: int) -> HttpResponse:
    """What the system proposes; the colleague chooses."""
    case = own_case(request, pk)
    if request.method == "POST":
        return pick(request, case)
    words = clean_line(request.GET.get("wort", case.wish)[: 4 * LONGEST])[:LONGEST]
    typed = request.GET.get("umkreis", "")
    km = int(typed) if typed in {str(one) for one in RADII} else USUAL
    found = ideas_for(case, words=words, km=km, now=timezone.now())
    context = {
        "case": case, "words": words, "km": km, "spot": spot_around(case), "known": spot_of(case), "radii": [(one, formats.distance(one * 1000)) for one in RADII],
        "rows": [row_of(idea, words) for idea in found],
        "chosen": case.proposals.filter(state=State.SUGGESTED).count(),
    }  # fmt: skip
    return render(request, "placement/ideas.html", context)


def row_of(idea: Idea, words: str) -> dict[str, Any]:
    """One opportunity with what speaks for it."""
    return told_about(idea.need) | {
        "pk": idea.need.pk,
        "why": why_words(idea, words),
        "away": away_words(idea.need, idea.km),
    }


def pick(request: HttpRequest, case: Case) -> HttpResponse:
    """What was ticked becomes a suggestion."""
    ticked = [
        int(one) for one in request.POST.getlist("bedarf")[:50] if one.isascii() and one.isdecimal() and len(one) < 12
    ]
    needs = list(Need.objects.filter(pk__in=ticked))
    try:
        made = suggest(case=case, needs=needs, by=request.user, now=timezone.now())
    except DomainError as problem:
        messages.error(request, str(problem))
        return redirect("placement:ideas", case.pk)
    if not made:
        messages.error(request, _("Please tick at least one opportunity."))
        return redirect("placement:ideas", case.pk)
    said = ngettext("One opportunity is suggested.", "%(n)s opportunities are suggested.", len(made))
    messages.success(request, said % {"n": len(made)})
    return redirect("placement:case", case.pk)


@at_agency
@require_safe
def paper(request: HttpRequest, agencies: Agencies, pk: int) -> HttpResponse:
    """A sheet to hand over: what is suggested, with everything volunteers ask for and a square to scan."""
    case = own_case(request, pk)
    rows = []
    for one in proposals_of(case):
        if one.state == State.SUGGESTED:
            address = settings.BASE_URL + reverse("exchange:need_short", args=[one.need_id])
            rows.append(told_about(one.need) | {"address": address, "square": square_of(address)})
    return render(request, "placement/paper.html", {"case": case, "rows": rows, "today": timezone.localdate()})


@at_agency
@require_POST
def mail(request: HttpRequest, agencies: Agencies, pk: int) -> HttpResponse:
    """The same by mail."""
    case = own_case(request, pk)
    try:
        mail_suggestions(case=case, by=request.user, now=timezone.now())
    except DomainError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("The suggestions are on their way by mail."))
    return redirect("placement:case", pk)
