"""/konto/abmelden/"""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinsinn.people.views.sign_in import wanted_address


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """A GET asks, a POST signs out."""
    if not request.user.is_authenticated:
        return redirect(wanted_address(request) or "/")
    if request.method != "POST":
        return render(request, "people/sign_out.html")
    logout(request)
    messages.success(request, _("You are signed out."))
    return forgotten_here(redirect(wanted_address(request) or "account_login"))


def forgotten_here(response: HttpResponse) -> HttpResponse:
    """Asks the browser to drop what it has kept of the portal's pages: the next one at this computer is somebody else."""
    response["Clear-Site-Data"] = '"cache"'
    return response
