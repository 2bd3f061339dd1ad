"""/m/<token>/ of a subscription: see, change, pause, another address, end it all."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.models import SecretLink
from gemeinsinn.newsletter.actions.changing import ask_for_address, change_wishes, pause, resume
from gemeinsinn.newsletter.actions.ending import end_subscription
from gemeinsinn.newsletter.forms.ordering import NewAddressForm, PreferencesForm
from gemeinsinn.newsletter.lifecycle.evidence import Kind
from gemeinsinn.newsletter.lifecycle.subscriptions import State
from gemeinsinn.newsletter.models import Subscriber
from gemeinsinn.newsletter.queries.subscribers import evidence_of, held_about, subscriptions_of
from gemeinsinn.newsletter.views.confirming import HIDDEN, fresh_path, subscriber_of
from gemeinsinn.newsletter.views.ordering import brake
from gemeinsinn.newsletter.wording.subscriptions import KINDS, STATES, TONES
from gemeinsinn.people.personal import personal_path

ACTS = {
    "pause": (pause, gettext_lazy("Paused. Nothing comes until you say so.")),
    "weiter": (resume, gettext_lazy("Good. The next issue comes to you again.")),
}


def manage(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The page and what lies below it."""
    subscriber = subscriber_of(link)
    if not rest:
        return overview(request, subscriber, token)
    if rest in ACTS:
        return act(request, subscriber, token, rest)
    if rest == "adresse":
        return address(request, subscriber, token)
    if rest == "ende":
        return end(request, subscriber, token)
    if rest == "daten.json":
        return held(request, subscriber)
    raise Http404


def overview(request: HttpRequest, subscriber: Subscriber, token: str) -> HttpResponse:
    """What was chosen, as a form."""
    form = PreferencesForm(request.POST if request.method == "POST" else None, subscriber=subscriber)
    if request.method == "POST" and form.is_valid():
        change_wishes(subscriber=subscriber, fields=form.columns(), page=HIDDEN, now=timezone.now())
        messages.success(request, _("Changed."))
        return redirect(personal_path(token))
    state = State(subscriber.state)
    names = {"pause": "pause", "resume": "weiter", "address": "adresse", "end": "ende", "data": "daten.json"}
    context = {
        "form": form, "subscriber": subscriber, "state": STATES[state], "tone": TONES[state],
        "active": state == State.ACTIVE, "paused": state == State.PAUSED, "lost": state == State.LOST,
        "lines": [(KINDS[Kind(one.kind)], one) for one in evidence_of(subscriber)],
        "hrefs": {name: personal_path(token, rest) for name, rest in names.items()},
    }  # fmt: skip
    return render(request, "newsletter/own.html", context, status=422 if form.errors else 200)


@require_POST
def act(request: HttpRequest, subscriber: Subscriber, token: str, rest: str) -> HttpResponse:
    """Pause, go on."""
    do, said = ACTS[rest]
    do(subscriber=subscriber, page=HIDDEN, now=timezone.now())
    messages.success(request, said)
    return redirect(personal_path(token))


def address(request: HttpRequest, subscriber: Subscriber, token: str) -> HttpResponse:
    """Another address, which has to answer first."""
    form = NewAddressForm(request.POST if request.method == "POST" else None)
    back, status = personal_path(token), 200
    if request.method == "POST" and form.is_valid():
        now, wanted = timezone.now(), form.cleaned_data["email"]
        try:
            brake(request, wanted, now)
            ask_for_address(subscriber=subscriber, address=wanted, now=now)
        except TooOften as problem:
            form.add_error("email", str(problem))
            status = problem.status
        else:
            messages.success(request, _("Look into the mail of the new address: one click there is missing."))
            return redirect(back)
    status = 422 if form.errors and status == 200 else status
    return render(request, "newsletter/address.html", {"form": form, "back_href": back}, status=status)


def end(request: HttpRequest, subscriber: Subscriber, token: str) -> HttpResponse:
    """The end, and everything deleted: a page with a button, which waits for the person."""
    if request.method != "POST":
        return render(request, "newsletter/end.html", {"back_href": personal_path(token)})
    end_subscription(subscriber=subscriber, page=HIDDEN + "ende/", now=timezone.now())
    return redirect("newsletter:ended")


@require_safe
def held(request: HttpRequest, subscriber: Subscriber) -> HttpResponse:
    """Everything we hold about the person, to take away."""
    answer = JsonResponse(held_about(subscriber), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="newsletter.json"'
    return answer


@login_required
@require_safe
def open_own(request: HttpRequest) -> HttpResponse:
    """From the account to the personal page."""
    running = [one for one in subscriptions_of(request.user) if one.state != State.WAITING]
    if not running:
        raise Http404
    return redirect(fresh_path(running[0]))
