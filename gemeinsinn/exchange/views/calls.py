""" "Rufen Sie mich an": a name and a number, and the agency calls."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.exchange.actions.calls import ask_for_call
from gemeinsinn.exchange.forms.respond import CallForm, GeneralCallForm
from gemeinsinn.exchange.models import CallRequest, Need, Offer
from gemeinsinn.exchange.queries.calls import calls
from gemeinsinn.exchange.views.respond import ONE_HOUR, find_notice
from gemeinsinn.exchange.wording.responses import summary_of
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import agency_for, agency_of_place

SIGNED = "exchange.called"
MOST_AN_HOUR = 30


@never_cache
@require_http_methods(["GET", "POST"])
def call_need(request: HttpRequest, pk: int) -> HttpResponse:
    """Call me about this need."""
    return call_about(request, find_notice(request, Need, pk))


@never_cache
@require_http_methods(["GET", "POST"])
def call_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Call me about this offer."""
    return call_about(request, find_notice(request, Offer, pk))


@never_cache
@require_http_methods(["GET", "POST"])
def call(request: HttpRequest) -> HttpResponse:
    """Call me, whatever it is about; `?partner=<slug>` is the business somebody would like to ask."""
    return call_about(request, None, asked_partner(request.GET.get("partner", "")))


def asked_partner(slug: str) -> Organisation | None:
    """The business of that name, if it may be shown; a wrong name makes it a call in general."""
    shown = Organisation.objects.filter(state=State.PUBLISHED, kind__in=Organisation.COMPANY_KINDS)
    return shown.filter(slug=slug).first() if slug.isascii() and slug.isprintable() else None


def call_about(request: HttpRequest, notice: Need | Offer | None, partner: Organisation | None = None) -> HttpResponse:
    """One screen; the agency of the place calls."""
    located = notice or partner
    kind = CallForm if located else GeneralCallForm
    user = request.user
    known = {"name": user.name, "phone": user.phone} if user.is_authenticated else {}
    form = kind(request.POST if request.method == "POST" else None, initial=known)
    agency = (notice.agency if notice else None) or (agency_of_place(located) if located else None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            stored = ask(request, notice, agency, {**form.cleaned_data, "message": told(form, partner)})
            return redirect(f"{reverse('exchange:called')}?a={signing.dumps(stored.pk, salt=SIGNED)}")
        except TooOften as problem:
            form.add_error(None, str(problem))
            status = problem.status
    context = {
        "form": form, "notice": notice, "partner": partner, "agency": agency,
        "summary": summary_of(notice) if notice else None, "is_offer": isinstance(notice, Offer),
    }  # fmt: skip
    return render(request, "exchange/call.html", context, status=status)


def told(form: CallForm, partner: Organisation | None) -> str:
    """What it is about, for the desk: the business that is to be asked comes first, in the network's language."""
    message: str = form.cleaned_data["message"]
    if partner is None:
        return message
    with translation.override(settings.LANGUAGE_CODE):
        about = gettext("Would like to ask %(partner)s.") % {"partner": partner.name}
    return f"{about}\n\n{message}".strip()


def ask(
    request: HttpRequest, notice: Need | Offer | None, agency: Organisation | None, fields: dict[str, Any]
) -> CallRequest:
    """Hands the form to the action; whoever fills in forms by machine is slowed down."""
    now = timezone.now()
    spot = fields.get("place")
    check_limit("call-from", client_address(request), most=MOST_AN_HOUR, within=timedelta(hours=1), now=now)
    return ask_for_call(
        notice=notice,
        name=fields["name"],
        phone=fields["phone"],
        good_times=fields["good_times"],
        message=fields["message"],
        form_key=fields["form_key"],
        language=get_language() or "de",
        now=now,
        agency=agency_for(spot.municipality, spot.quarter) if spot else agency,
    )


@never_cache
@require_safe
def called(request: HttpRequest) -> HttpResponse:
    """Thank you, we will call: which agency, which number, when."""
    try:
        found = signing.loads(request.GET.get("a", ""), salt=SIGNED, max_age=ONE_HOUR)
        wish = calls().get(pk=found)
    except (signing.BadSignature, CallRequest.DoesNotExist):
        raise Http404 from None
    return render(request, "exchange/called.html", {"call": wish, "notice": wish.notice})
