"""/konto/adresse/: another e-mail address, once it has answered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinsinn.core.errors import DomainError, NoLongerThere, TooOften
from gemeinsinn.people.actions.address import change_address
from gemeinsinn.people.actions.codes import check_code, send_code
from gemeinsinn.people.brakes import brake_checking, brake_sending
from gemeinsinn.people.confirming import confirmed_lately
from gemeinsinn.people.forms import AddressForm, CodeForm
from gemeinsinn.people.models import AddressCode
from gemeinsinn.people.queries import address_asked

KEPT = "people.address"
PURPOSE = AddressCode.Purpose.ADDRESS


@never_cache
@confirmed_lately
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Asks for the new address and sends a code there. The answer is the same whether it has an account or not."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        email, now = form.cleaned_data["email"].lower(), timezone.now()
        try:
            brake_sending(request, email, now=now)
        except TooOften as problem:
            form.add_error("email", str(problem))
            status = problem.status
        else:
            language = request.LANGUAGE_CODE
            handle = send_code(email=email, purpose=PURPOSE, language=language, now=now, user=request.user)
            request.session[KEPT] = handle
            return redirect("people:address_code")
    return render(request, "people/address.html", {"form": form}, status=status)


@never_cache
@confirmed_lately
@require_http_methods(["GET", "HEAD", "POST"])
def address_code(request: HttpRequest) -> HttpResponse:
    """Asks for the code from the new address, then changes it."""
    handle = request.session.get(KEPT, "")
    email = address_asked(handle, PURPOSE)
    if not email:
        return redirect("account_email")
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            _take_over(request, handle, form.cleaned_data["code"])
        except DomainError as problem:
            form.add_error("code", str(problem))
            status = problem.status
        else:
            messages.success(
                request, _("Your address is changed. From now on we write to %(email)s.") % {"email": email}
            )
            return redirect("people:account")
    return render(request, "people/address_code.html", {"form": form, "email": email}, status=status)


def _take_over(request: HttpRequest, handle: str, code: str) -> None:
    now = timezone.now()
    brake_checking(request, request.user.email, now=now)
    row = check_code(handle=handle, purpose=PURPOSE, code=code, now=now)
    if row.user_id != request.user.pk:
        raise NoLongerThere(_("This code no longer holds. Please ask for a new one."))
    del request.session[KEPT]
    change_address(user=request.user, email=row.email, now=now)
