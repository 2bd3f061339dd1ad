"""/konto/anmelden/: an address, a code, in. The same for known and unknown addresses, down to the queries."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinsinn.core.errors import DomainError, NoLongerThere, TooOften
from gemeinsinn.people.actions import claim_contacts, make_user
from gemeinsinn.people.actions.codes import check_code, send_code
from gemeinsinn.people.brakes import brake_checking, brake_sending
from gemeinsinn.people.forms import CodeForm, SignInForm
from gemeinsinn.people.models import AddressCode
from gemeinsinn.people.queries import address_asked

KEPT = "people.sign_in"  # in the session: the handle of the code, and where to go
PURPOSE = AddressCode.Purpose.SIGN_IN


def wanted_address(request: HttpRequest) -> str:
    """Where to go after signing in; only addresses of this portal count."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe and len(wanted) < 500 else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for the address and sends the code."""
    if request.user.is_authenticated:
        return redirect(wanted_address(request) or reverse("people:account"))
    form = SignInForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            return _send(request, form.cleaned_data["email"].lower(), wanted_address(request))
        except TooOften as problem:
            form.add_error("email", str(problem))
            status = problem.status
    context = {"form": form, "next": wanted_address(request)}
    return render(request, "people/sign_in.html", context, status=status)


def _send(request: HttpRequest, email: str, wanted: str) -> HttpResponseRedirect:
    now = timezone.now()
    brake_sending(request, email, now=now)
    handle = send_code(email=email, purpose=PURPOSE, language=get_language() or settings.LANGUAGE_CODE, now=now)
    request.session[KEPT] = {"handle": handle, "next": wanted}
    return redirect("account_confirm_login_code")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Asks for the code; "again" sends a new one to the same address."""
    kept = request.session.get(KEPT) or {}
    email = address_asked(kept.get("handle", ""), PURPOSE)
    if request.user.is_authenticated or not email:
        return redirect("people:account" if request.user.is_authenticated else "account_login")
    if request.method == "POST" and "again" in request.POST:
        return _send_again(request, email, kept["next"])
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            return _enter(request, kept, email, form.cleaned_data["code"])
        except DomainError as problem:
            form.add_error("code", str(problem))
            status = problem.status
    context = {
        "form": form,
        "email": email,
        "spent": status == NoLongerThere.status,
        "demo_code": settings.DEMO_CODE,
    }
    return render(request, "people/enter_code.html", context, status=status)


def _send_again(request: HttpRequest, email: str, wanted: str) -> HttpResponse:
    try:
        answer = _send(request, email, wanted)
    except TooOften as problem:
        messages.warning(request, str(problem))
        return redirect("account_confirm_login_code")
    messages.info(request, _("A new code is on its way. Only the newest one holds."))
    return answer


def _enter(request: HttpRequest, kept: dict[str, Any], email: str, code: str) -> HttpResponse:
    """The code was right: opens the account if there is none, and goes on to a second factor if there is one."""
    now = timezone.now()
    brake_checking(request, email, now=now)
    row = check_code(handle=kept["handle"], purpose=PURPOSE, code=code, now=now)
    del request.session[KEPT]
    user = make_user(email=row.email, name="", language=get_language() or settings.LANGUAGE_CODE, now=now)
    if user.is_active:
        claim_contacts(user=user, now=now)
    record_authentication(request, user, method="code")
    return perform_login(request, Login(user=user, redirect_url=kept["next"] or None))


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Old and foreign names of sign-in lead there."""
    return redirect("account_login")
