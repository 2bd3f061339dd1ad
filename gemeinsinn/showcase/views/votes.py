"""Letting members or visitors choose the project of a month, and going on with the winner."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.core.errors import DomainError
from gemeinsinn.showcase.actions.portraits import portrait_from_project
from gemeinsinn.showcase.actions.votes import put_candidates_to_vote
from gemeinsinn.showcase.forms import VoteForm
from gemeinsinn.showcase.models import MonthVote
from gemeinsinn.showcase.queries import candidates, winner_of
from gemeinsinn.showcase.wording import month_words
from gemeinsinn.voting.views.gate import at_office


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def votes(request: HttpRequest) -> HttpResponse:
    """Votes on months with their winners, and a new one."""
    today = timezone.localdate()
    first = {"title": _("Which one becomes project of the month?"), "month": today, "starts": today}
    form = VoteForm(request.POST if request.method == "POST" else None, projects=candidates(), initial=first)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data | {"projects": list(form.cleaned_data["projects"])}
        try:
            made = put_candidates_to_vote(by=request.user, now=timezone.now(), **told)
        except DomainError as problem:
            form.add_error("projects", str(problem))
        else:
            messages.success(request, _("A draft. Please read every line before you make it public."))
            return redirect("voting:edit", made.poll_id)
    rows = [(one, month_words(one.month), winner_of(one)) for one in MonthVote.objects.select_related("poll")[:24]]
    return render(request, "showcase/desk/votes.html", {"form": form, "rows": rows}, status=422 if form.errors else 200)


@at_office
@require_POST
def portray(request: HttpRequest, pk: int) -> HttpResponse:
    """A portrait of the winner begins."""
    winner = winner_of(get_object_or_404(MonthVote.objects.select_related("poll"), pk=pk))
    if winner is None:
        messages.warning(request, _("Nobody has won yet."))
        return redirect("showcase:votes")
    made = portrait_from_project(project=winner, by=request.user, now=timezone.now())
    return redirect("showcase:edit", made.pk)
