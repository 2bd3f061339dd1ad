"""Brakes on everything that sends a mail or checks a code: per person and per network address, counted in the database."""

import ipaddress
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from allauth.account.internal.stagekit import unstash_login
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address

log = logging.getLogger("gemeinsinn.door")

HOUR = timedelta(hours=1)


def network_of(request: HttpRequest) -> str:
    """The network a request comes from: one IPv4 address, or the /64 a household with IPv6 has for itself."""
    try:
        address = ipaddress.ip_address(client_address(request))
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def brake_sending(request: HttpRequest, email: str, *, now: datetime) -> None:
    """Before a code is mailed: 5 an hour to one address, 30 an hour from one network. Raises TooOften."""
    check_limit("code-sent-from", network_of(request), most=30, within=HOUR, now=now)
    check_limit("code-sent-to", email, most=5, within=HOUR, now=now)


def brake_checking(request: HttpRequest, person: str, *, now: datetime) -> None:
    """Before a code is checked: 15 an hour for one person, 60 an hour from one network. Raises TooOften."""
    check_limit("code-checked-from", network_of(request), most=60, within=HOUR, now=now)
    check_limit("code-checked-of", person, most=15, within=HOUR, now=now)


def braked(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Brakes the POSTs of a view that checks a second factor, for the person signed in or signing in."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            login = None if request.user.is_authenticated else unstash_login(request, peek=True)
            user = request.user if request.user.is_authenticated else getattr(login, "user", None)
            person = f"user-{user.pk}" if user else f"nobody-{network_of(request)}"
            brake_checking(request, person, now=timezone.now())
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            step = request.resolver_match.url_name if request.resolver_match else ""
            log.info("second step", extra={"line": {"step": step, "right": response.status_code == 302}})
        return response

    return wrapped
