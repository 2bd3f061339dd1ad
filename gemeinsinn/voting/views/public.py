"""Votes in public: the list, a vote with its ballot or its result, the ballots as a file."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.limits import check_limit
from gemeinsinn.people.brakes import network_of
from gemeinsinn.voting.actions.casting import ask_to_cast
from gemeinsinn.voting.forms.polls import CastForm
from gemeinsinn.voting.lifecycle.pabulib import write
from gemeinsinn.voting.lifecycle.polls import PUBLIC, Stand, State
from gemeinsinn.voting.models import Poll
from gemeinsinn.voting.queries.polls import as_instance, visible_polls
from gemeinsinn.voting.rules import can_vote
from gemeinsinn.voting.wording.polls import STANDS, WEIGHTS, how_counted, how_many, who_votes
from gemeinsinn.voting.wording.results import explained


@require_safe
def polls(request: HttpRequest) -> HttpResponse:
    """All votes, the newest first."""
    today = timezone.localdate()
    found = [(one, one.stand(today)) for one in visible_polls(request.user).filter(state__in=PUBLIC)[:60]]
    rows = [(one, STANDS[stand], stand) for one, stand in found]
    return render(request, "voting/list.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def poll(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """A vote: its ballot while it runs, its result afterwards. A draft is shown to the office as it will look."""
    found: Poll = get_object_or_404(visible_polls(request.user), pk=pk)
    if slug != found.slug:
        return redirect("voting:poll", found.pk, found.slug, permanent=True)
    stand = found.stand(timezone.localdate()) if found.state != State.DRAFT else Stand.COMING
    posted = request.POST if request.method == "POST" else None
    email = request.user.email if request.user.is_authenticated else ""
    form = CastForm(posted, poll=found, initial={"email": email})
    if posted is not None and not can_vote(request.user, found):
        raise NotAllowed(_("Only members of the network vote here."))
    if posted is not None and form.is_valid() and sent(request, found, form):
        return redirect("voting:sent")
    context = context_of(found, stand, form) | {"may_vote": can_vote(request.user, found)}
    return render(request, "voting/poll.html", context, status=422 if form.errors else 200)


def sent(request: HttpRequest, found: Poll, form: CastForm) -> bool:
    """Whether the mail is on its way; what is wrong stands in the form. The trap gets the same answer."""
    now, told = timezone.now(), form.cleaned_data
    if told["homepage"]:
        return True
    check_limit("ballot-from", network_of(request), most=60, within=timedelta(hours=1), now=now)
    email = request.user.email if found.members_only else told["email"]
    check_limit("ballot-to", email, most=5, within=timedelta(days=1), now=now)
    language = (get_language() or "de")[:2]
    try:
        ask_to_cast(poll=found, ticks=told["ticks"], email=email, language=language, by=request.user, now=now)
    except DomainError as problem:
        form.add_error("ticks", str(problem))
        return False
    return True


def context_of(found: Poll, stand: Stand, form: CastForm) -> dict[str, Any]:
    """What the page shows."""
    return {
        "poll": found, "stand": stand, "stand_words": STANDS[stand], "form": form, "how_many": how_many(found),
        "how": how_counted(found), "weight": WEIGHTS[found.weight], "who": who_votes(found), "is_draft": found.state == State.DRAFT,
        "result": explained(found) if found.result else None,
    }  # fmt: skip


@require_safe
def mailed(request: HttpRequest) -> HttpResponse:
    """Look into your mail: the same for everyone."""
    return render(request, "voting/sent.html")


@require_safe
def ballots(request: HttpRequest, pk: int) -> HttpResponse:
    """All ballots of a counted vote, in the format research uses."""
    found = get_object_or_404(visible_polls(request.user), pk=pk)
    if found.state != State.COUNTED:
        raise Http404
    name = f'attachment; filename="{found.slug}.pb"'
    text = write(as_instance(found))
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"Content-Disposition": name})
