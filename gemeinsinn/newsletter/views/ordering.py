"""/newsletter/: ordering it. Whatever we know of an address, the page answers the same."""

import json
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.challenges import make_challenge
from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.limits import check_limit
from gemeinsinn.newsletter.actions.ordering import ask_to_subscribe, send_personal_link
from gemeinsinn.newsletter.consents import current_consent
from gemeinsinn.newsletter.forms.ordering import AddressForm, OrderForm
from gemeinsinn.people.brakes import network_of
from gemeinsinn.people.proving import is_proven, once_more

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_FROM = 30  # orders from one network an hour
MOST_TO = 5  # mails to one address a day


def tongue() -> str:
    """The language of the page."""
    return (get_language() or "de")[:2]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def newsletter(request: HttpRequest) -> HttpResponse:
    """One page: an address is enough, the rest may stay as it is."""
    form = order_form(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return shown(request, form)
    if form.cleaned_data["homepage"]:
        return redirect("newsletter:thanks")
    now = timezone.now()
    try:
        if not is_proven(request, "newsletter", now=now):
            return pressed_again(request, now)
        order(request, form, now)
    except TooOften as problem:
        form.add_error("email", str(problem))
        return shown(request, form, status=problem.status)
    return redirect("newsletter:thanks")


def order_form(data: QueryDict | None, email: str = "") -> OrderForm:
    """The form with the words of today."""
    return OrderForm(data, consent=current_consent(tongue()), initial={"email": email, "language": tongue()})


def shown(request: HttpRequest, form: OrderForm, status: int = 200) -> HttpResponse:
    """The page, with a puzzle for the browser."""
    challenge = json.dumps(make_challenge(now=timezone.now()))
    context = {"form": form, "consent": form.consent, "challenge": challenge}
    return render(request, "newsletter/order.html", context, status=422 if form.errors and status == 200 else status)


def pressed_again(request: HttpRequest, now: datetime) -> HttpResponse:
    """Without script: everything once more, hidden, and one button."""
    context = once_more(request, now=now) | {
        "look": request.POST.get("email", ""), "go": _("It is right. Send the mail"),
        "target": reverse("newsletter:order"),
    }  # fmt: skip
    return render(request, "people/second_press.html", context)


def order(request: HttpRequest, form: OrderForm, now: datetime) -> None:
    """Hands the form to the action; raises TooOften."""
    email = form.cleaned_data["email"]
    brake(request, email, now)
    page = request.path
    ask_to_subscribe(address=email, wishes=form.wishes(), consent=form.consent, page=page, now=now)


def brake(request: HttpRequest, email: str, now: datetime) -> None:
    """Before a mail is sent. Raises TooOften."""
    check_limit("newsletter-from", network_of(request), most=MOST_FROM, within=HOUR, now=now)
    check_limit("newsletter-to", email, most=MOST_TO, within=DAY, now=now)


@csrf_exempt  # changes nothing: the box below every page has no token, so that those pages need no cookie
@never_cache
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """From the box below every page: the form, with the address in it. No address stands in an address."""
    form = AddressForm({"email": request.POST.get("email", "")[:254]})
    known = form.cleaned_data["email"] if form.is_valid() else ""
    return shown(request, order_form(None, known))


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Look into your mail: the same for everyone."""
    return render(request, "newsletter/thanks.html", {"title": _("Look into your mail")})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest) -> HttpResponse:
    """A new personal link for whoever lost theirs; the answer is the same for everyone."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            brake(request, form.cleaned_data["email"], now)
        except TooOften as problem:
            form.add_error("email", str(problem))
            return render(request, "newsletter/link.html", {"form": form}, status=problem.status)
        send_personal_link(address=form.cleaned_data["email"], now=now)
        return redirect("newsletter:thanks")
    return render(request, "newsletter/link.html", {"form": form}, status=422 if form.errors else 200)
