"""/konto/sitzungen/: where I am signed in, and signing out there."""

from allauth.core.exceptions import ReauthenticationRequired
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinsinn.people.confirming import did_confirm_lately
from gemeinsinn.people.devices import device_words
from gemeinsinn.people.views.sign_out import forgotten_here


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def devices(request: HttpRequest) -> HttpResponse:
    """Lists the sessions; POST `end` with an id, or `everywhere`, or `others`, after proving it once more."""
    if request.method == "POST" and not did_confirm_lately(request):
        raise ReauthenticationRequired
    sessions = UserSession.objects.purge_and_list(request.user)
    sessions.sort(key=lambda session: (not session.is_current(), -session.last_seen_at.timestamp()))
    if request.method == "POST":
        return _sign_out(request, sessions)
    rows = [(session, device_words(session.user_agent), session.is_current()) for session in sessions]
    return render(request, "people/devices.html", {"rows": rows})


def _sign_out(request: HttpRequest, sessions: list[UserSession]) -> HttpResponse:
    chosen = request.POST.get("end", "")
    if "everywhere" in request.POST:
        ending = sessions
    elif "others" in request.POST:
        ending = [session for session in sessions if not session.is_current()]
    else:
        ending = [session for session in sessions if str(session.pk) == chosen]
        if not ending:
            raise Http404
    here = any(session.is_current() for session in ending)
    for session in ending:
        session.end()
    if here:
        logout(request)
        messages.success(request, _("You are signed out."))
        return forgotten_here(redirect("account_login"))
    messages.success(
        request, _("That device is signed out.") if len(ending) == 1 else _("All other devices are signed out.")
    )
    return redirect("usersessions_list")
