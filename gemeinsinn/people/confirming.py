"""Before an address or a factor is changed, the person proves once more to be the one who signed in."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase

from gemeinsinn.people.second_factor import has_second_factor

LASTS = 10 * 60  # seconds


def did_confirm_lately(request: HttpRequest) -> bool:
    """True if this sign-in proved itself in the last ten minutes; with a second factor only that counts."""
    records = get_authentication_records(request, request.user)
    if has_second_factor(request.user):
        records = [record for record in records if record.get("method") == "mfa"]
    return any(time.time() - record.get("at", 0) < LASTS for record in records)


def confirmed_lately(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Leads to sign-in, then to the page that asks once more; a form sent in between is taken up afterwards."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not did_confirm_lately(request):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return login_required(wrapped)


def renewing(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Whoever proves it once more goes on with a new session key; the old one, wherever it may be, is worth nothing."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        before, old = list(get_authentication_records(request, request.user)), request.session.session_key
        response = view(request, *args, **kwargs)
        proved = request.user.is_authenticated and list(get_authentication_records(request, request.user)) != before
        if proved and request.session.session_key == old:
            request.session.cycle_key()
            UserSession.objects.filter(session_key=old).update(session_key=request.session.session_key)
        return response

    return wrapped
