"""Votes on rounds at the desk of the network's office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.fund.following import hidden_from
from gemeinsinn.fund.views.gate import at_office
from gemeinsinn.residents.actions import put_to_vote
from gemeinsinn.residents.forms import VoteForm
from gemeinsinn.residents.queries import last_day, votable, votable_rounds, votes_on
from gemeinsinn.voting.lifecycle.polls import State, Weight
from gemeinsinn.voting.wording.polls import STATES


@at_office
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Rounds with something to vote on."""
    return render(request, "residents/rounds.html", {"rounds": votable_rounds(request.user)})


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def funding(request: HttpRequest, pk: int) -> HttpResponse:
    """The votes of a round with their results, and a new one."""
    found = get_object_or_404(votable_rounds(request.user), pk=pk)
    rows, today = list(votable(found).exclude(pk__in=hidden_from(request.user))), timezone.localdate()
    first = {
        "title": _("What shall %(fund)s pay for?") % {"fund": found.fund.name}, "budget": found.pot.available,
        "starts": today, "ends": last_day(today),
    }  # fmt: skip
    form = VoteForm(request.POST if request.method == "POST" else None, applications=rows, initial=first)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data | {"weight": Weight(form.cleaned_data["weight"])}
        try:
            made = put_to_vote(funding=found, by=request.user, now=timezone.now(), **told)
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("A draft. Please read every line before you make it public."))
            return redirect("voting:edit", made.poll_id)
    context = {
        "round": found, "form": form, "rows": rows,
        "votes": [(vote, STATES[State(vote.poll.state)], results) for vote, results in votes_on(found)],
    }  # fmt: skip
    return render(request, "residents/round.html", context, status=422 if form.errors else 200)
