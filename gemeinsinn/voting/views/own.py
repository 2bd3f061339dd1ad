"""The link in the mail: shows the ballot, counts it, changes it until the end."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.people.personal import personal_path
from gemeinsinn.voting.actions.casting import cast
from gemeinsinn.voting.forms.polls import TicksForm
from gemeinsinn.voting.lifecycle.polls import Stand
from gemeinsinn.voting.models import Ballot, Envelope
from gemeinsinn.voting.wording.polls import how_many


def by_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """Looking changes nothing; the button counts what is ticked then. After the end the link leads to the result."""
    envelope = Envelope.objects.select_related("poll").filter(pk=link.subject_id).first()
    if envelope is None or rest:
        raise Http404
    poll = envelope.poll
    if poll.stand(timezone.localdate()) != Stand.TAKING:
        return redirect("voting:poll", poll.pk, poll.slug)
    ballot = Ballot.objects.filter(poll=poll, key=envelope.key).first()
    fresh = envelope.opened_at is None
    ticks = ballot.ticks if ballot is not None and not fresh else envelope.ticks
    form = TicksForm(request.POST if request.method == "POST" else None, poll=poll, initial={"ticks": ticks})
    if request.method == "POST" and form.is_valid():
        try:
            cast(envelope=envelope, ticks=form.cleaned_data["ticks"], now=timezone.now())
        except DomainError as problem:
            form.add_error("ticks", str(problem))
        else:
            messages.success(request, _("Counted. Until the end you can change it with the same link."))
            return redirect(personal_path(token))
    context = {
        "poll": poll, "form": form, "how_many": how_many(poll), "fresh": fresh, "replaces": fresh and ballot is not None,
    }  # fmt: skip
    return render(request, "voting/ballot.html", context, status=422 if form.errors else 200)
