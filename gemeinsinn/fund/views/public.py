"""The funds in public: what there is, for whom, and whether it fits."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gemeinsinn.fund.following import jury_days
from gemeinsinn.fund.forms.public import CheckForm
from gemeinsinn.fund.lifecycle.eligibility import Verdict, judge
from gemeinsinn.fund.queries.funds import Offer, offer_of, offers, visible_funds
from gemeinsinn.fund.wording.rules import facts_of, how_much, reason_words, who_decides
from gemeinsinn.organisations.queries import agency_for


def find_offer(request: HttpRequest, slug: str) -> Offer:
    """A fund this person may see with its current round, or 404."""
    fund = visible_funds(request.user).filter(slug=slug).first()
    now = timezone.now()
    days = jury_days([fund.pk], timezone.localdate(now)) if fund else {}
    offer = offer_of(fund, now=now, meets=days.get(fund.pk)) if fund else None
    if offer is None:
        raise Http404
    return offer


@require_safe
def funds(request: HttpRequest) -> HttpResponse:
    """Every fund on one page."""
    found = [
        {"offer": one, "how_much": how_much(one.rules), "decides": who_decides(one.rules)}
        for one in offers(request.user, now=timezone.now())
    ]
    return render(request, "fund/list.html", {"rows": found})


@require_safe
def fund(request: HttpRequest, slug: str) -> HttpResponse:
    """One fund: what, who, how much, when, who decides, what to have ready."""
    offer = find_offer(request, slug)
    return render(request, "fund/detail.html", {"offer": offer, "fund": offer.fund, "facts": facts_of(offer.rules)})


@require_safe
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Six answers, a verdict with reasons, and somebody to call."""
    offer = find_offer(request, slug)
    form = CheckForm(request.GET if "wer" in request.GET or "betrag" in request.GET else None, rules=offer.rules)
    context: dict[str, Any] = {"offer": offer, "fund": offer.fund, "form": form}
    if form.is_bound and form.is_valid():
        verdict = judge(offer.rules, form.asked(), today=timezone.localdate(), is_open=offer.is_open)
        spot = form.cleaned_data["ort"]
        context |= {"agency": agency_for(spot.municipality, spot.quarter), "place": spot.label, **said(verdict)}
    return render(request, "fund/check.html", context, status=422 if form.errors else 200)


def said(verdict: Verdict) -> dict[str, Any]:
    """A verdict in words."""
    return {
        "verdict": verdict, "against": [reason_words(one) for one in verdict.against],
        "heed": [reason_words(one) for one in verdict.heed],
    }  # fmt: skip
