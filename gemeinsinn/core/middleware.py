"""One log line a request, the client's address behind trusted proxies, and a header Django lacks."""

import logging
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gemeinsinn.core.logs import request_id

log = logging.getLogger("gemeinsinn.request")
Next = Callable[[HttpRequest], HttpResponse]


def client_address(request: HttpRequest) -> str:
    """The visitor's network address; X-Forwarded-For counts only from a proxy in TRUSTED_PROXIES."""
    address: str = request.META.get("REMOTE_ADDR", "")
    if address in settings.TRUSTED_PROXIES:
        for hop in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
            if hop.strip() and hop.strip() not in settings.TRUSTED_PROXIES:
                return str(hop.strip())
    return address


class RequestLog:
    """Gives each request an id, logs method, route, status and milliseconds, never path or query."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id.set(secrets.token_hex(6))
        start = time.perf_counter()
        response = self.get_response(request)
        match = getattr(request, "resolver_match", None)
        response["X-Request-Id"] = request_id.get()
        log.info(
            "request",
            extra={
                "line": {
                    "method": request.method,
                    "route": match.route if match else "-",
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - start) * 1000, 1),
                }
            },
        )
        return response


class Hardening:
    """Closes browser features we never use, and keeps personal answers out of shared caches."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(self), microphone=(), payment=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "/m/" in request.path or request.path.startswith(
            ("/konto", "/schreibtisch", "/en/konto", "/en/schreibtisch")
        ):
            response.setdefault("Cache-Control", "no-store")
            # Not "no-referrer": browsers would send "Origin: null" with every form here, and Django refuses that.
            response["Referrer-Policy"] = "same-origin"
        return response
