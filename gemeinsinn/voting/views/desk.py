"""Votes at the desk of the network's office: drafts, opening, stopping. Nobody reads ballots before the end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.voting.actions.polls import cancel_poll, change_poll, drop_draft, open_poll
from gemeinsinn.voting.forms.polls import PollForm, ReasonForm
from gemeinsinn.voting.lifecycle.polls import State
from gemeinsinn.voting.models import Poll
from gemeinsinn.voting.queries.polls import polls_with_counts
from gemeinsinn.voting.sources import sources, way_on
from gemeinsinn.voting.views.gate import at_office
from gemeinsinn.voting.wording.polls import STATES


@at_office
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """All of them, with the number of ballots."""
    rows = [(one, STATES[State(one.state)]) for one in polls_with_counts(request.user)[:100]]
    begin = [(one.label(), reverse(one.begin)) for one in sources()]
    return render(request, "voting/desk/polls.html", {"rows": rows, "begin": begin})


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft as a form; anything else as it stands, with the button that stops it."""
    found = get_object_or_404(polls_with_counts(request.user).prefetch_related("options"), pk=pk)
    if found.state != State.DRAFT:
        return overview(request, found, ReasonForm())
    first = {name: getattr(found, name) for name in PollForm.base_fields}
    form = PollForm(request.POST if request.method == "POST" else None, poll=found, initial=first)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            change_poll(poll=found, fields=form.told(), texts=form.texts(), by=request.user, now=now)
            if "open" not in request.POST:
                messages.success(request, _("Saved."))
                return redirect("voting:edit", found.pk)
            found.refresh_from_db()
            open_poll(poll=found, by=request.user, now=now)
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("The vote is public now."))
            return redirect("voting:edit", found.pk)
    return render(request, "voting/desk/draft.html", {"form": form, "poll": found}, status=422 if form.errors else 200)


def overview(request: HttpRequest, found: Poll, form: ReasonForm) -> HttpResponse:
    """How it stands."""
    context = {
        "poll": found, "state": STATES[State(found.state)], "form": form, "running": found.state == State.OPEN,
        "way_on": way_on(found) if found.state == State.COUNTED else None,
    }  # fmt: skip
    return render(request, "voting/desk/poll.html", context, status=422 if form.errors else 200)


@at_office
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stops it, with a reason."""
    found = get_object_or_404(polls_with_counts(request.user), pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return overview(request, found, form)
    cancel_poll(poll=found, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now())
    messages.success(request, _("Stopped. The page says why."))
    return redirect("voting:edit", pk)


@at_office
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Throws a draft away."""
    drop_draft(poll=get_object_or_404(Poll, pk=pk), by=request.user, now=timezone.now())
    messages.success(request, _("The draft is gone."))
    return redirect("voting:desk")
