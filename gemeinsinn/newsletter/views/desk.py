"""The newsletter at the desk: how many, and for one address what can be proved. Addresses are posted, never in a URL."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.delivery.lifecycle.bounces import Kind as Bounced
from gemeinsinn.delivery.queries.bounces import bounces_of
from gemeinsinn.delivery.wording import KINDS as BOUNCES
from gemeinsinn.newsletter.actions.ending import end_subscription
from gemeinsinn.newsletter.forms.ordering import LookUpForm
from gemeinsinn.newsletter.lifecycle.evidence import Kind
from gemeinsinn.newsletter.lifecycle.subscriptions import Frequency, Reason, State
from gemeinsinn.newsletter.papers import evidence_paper
from gemeinsinn.newsletter.queries.subscribers import counts_by_state, evidence_at, subscription_at, suppressed_at
from gemeinsinn.newsletter.views.gate import at_office
from gemeinsinn.newsletter.wording.subscriptions import FREQUENCIES, KINDS, REASONS, STATES, TONES, topics_words

MOST = 50


@at_office
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """Counts, and a field to look up an address in."""
    form = LookUpForm(request.POST if request.method == "POST" else None)
    found = asked_about(request, form.cleaned_data["email"]) if request.method == "POST" and form.is_valid() else {}
    counts = [(STATES[state], TONES[state] if n else "plain", n) for state, n in counts_by_state(request.user).items()]
    context = {"form": form, "counts": counts, **found}
    return render(request, "newsletter/desk/overview.html", context, status=422 if form.errors else 200)


def asked_about(request: HttpRequest, email: str) -> dict[str, Any]:
    """What the office may know of one address."""
    subscriber = subscription_at(request.user, email)
    suppressed = suppressed_at(request.user, email)
    told: dict[str, Any] = {
        "email": email, "subscriber": subscriber,
        "suppressed": REASONS[Reason(suppressed.reason)] if suppressed else "",
        "bounces": [(BOUNCES[Bounced(one.kind)], one) for one in bounces_of(email)[:MOST]],
        "lines": [(KINDS[Kind(one.kind)], one) for one in evidence_at(request.user, email)],
    }  # fmt: skip
    if subscriber is not None:
        state = State(subscriber.state)
        told |= {
            "state": STATES[state], "tone": TONES[state], "topics": topics_words(subscriber.topics),
            "frequency": FREQUENCIES[Frequency(subscriber.frequency)],
        }  # fmt: skip
    return told


@at_office
@require_POST
def proof(request: HttpRequest) -> HttpResponse:
    """The proof about one address as a paper."""
    form = LookUpForm(request.POST)
    if not form.is_valid():
        return desk(request)
    email = form.cleaned_data["email"]
    paper = evidence_paper(email, subscription_at(request.user, email), evidence_at(request.user, email))
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{_("newsletter-proof")}.pdf"'
    return answer


@at_office
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Somebody called and wants no more mail."""
    form = LookUpForm(request.POST)
    if not form.is_valid():
        return desk(request)
    subscriber = subscription_at(request.user, form.cleaned_data["email"])
    if subscriber is not None:
        end_subscription(subscriber=subscriber, page=request.path, now=timezone.now())
    messages.success(request, _("Ended. This address gets no newsletter."))
    return redirect("newsletter:desk")
