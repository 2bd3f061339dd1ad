"""Around every answer: open to scripts of any site, for reading only, at a bearable pace, with a mark to compare."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt

from gemeinsinn.api.problems import Problem
from gemeinsinn.core.errors import TooOften
from gemeinsinn.core.limits import check_limit
from gemeinsinn.people.brakes import network_of
from gemeinsinn.ui.failures import is_storage_trouble

log = logging.getLogger("gemeinsinn.api")
WITHIN = timedelta(minutes=5)
METHODS = "GET, HEAD, OPTIONS"
CACHE = "public, max-age=60"
JSON, CSV = "application/json", "text/csv; charset=utf-8"

View = Callable[..., HttpResponseBase]


def opened(view: View) -> View:
    """Lets everybody read. Whoever asks is nobody: no session, no cookie, no account is looked at."""

    @csrf_exempt
    @wraps(view)
    def open_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = answer(view, request, *args, **kwargs)
        except Problem as problem:
            response = problem.response()
        except Exception as fault:
            response = excuse(fault).response()
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return open_view


def answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """The view's own answer, or what comes before it. Raises Problem."""
    if request.method == "OPTIONS":
        return preflight()
    if request.method not in {"GET", "HEAD"}:
        raise Problem("method-not-allowed", f"{request.method} is not answered here.", headers={"Allow": METHODS})
    brake(request)
    method, request.method = request.method, "GET"
    try:
        return view(request, *args, **kwargs)
    finally:
        request.method = method  # the server leaves the body of a HEAD away by itself


def preflight() -> HttpResponse:
    """What a browser asks before a script may send If-None-Match."""
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return response


def brake(request: HttpRequest) -> None:
    """So many requests in five minutes from one network. A database that cannot count stops nobody from reading."""
    now = timezone.now()
    try:
        check_limit("api", network_of(request), most=settings.API_REQUESTS, within=WITHIN, now=now)
    except TooOften:
        wait = int(WITHIN.total_seconds()) - int(now.timestamp()) % int(WITHIN.total_seconds())
        detail = f"At most {settings.API_REQUESTS} requests in five minutes from one network."
        raise Problem("too-many-requests", detail, headers={"Retry-After": str(wait)}) from None
    except DatabaseError as fault:
        if not is_storage_trouble(fault):
            raise
        log.warning("requests are not counted", extra={"line": {"problem": type(fault).__name__}})


def excuse(fault: Exception) -> Problem:
    """A fault of ours as a document like any other; the log keeps what happened."""
    if isinstance(fault, DatabaseError) and is_storage_trouble(fault):
        log.error("database cannot read", extra={"line": {"problem": type(fault).__name__}})
        return Problem("try-again", "Please ask again in two minutes.", headers={"Retry-After": "120"})
    log.error("fault in the interface", exc_info=fault)
    return Problem("server-fault", "Please ask again later, or tell us if it stays so.")


def tag_of(*parts: Any) -> str:
    """The mark of an answer, from everything it is made of."""
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def told(
    request: HttpRequest, tag: str, language: str, body: Callable[[], tuple[str, str]], *, sort: str = JSON
) -> HttpResponse:
    """304 without a body when the asker has it already, else the body that is only made now, and its Link header."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in known or any(mark.removeprefix("W/") == tag for mark in known):
        response = HttpResponse(status=304)
    else:
        text, link = body()
        response = HttpResponse(text, content_type=sort)
        if link:
            response["Link"] = f'<{link}>; rel="next"'
    response["ETag"] = tag
    response["Cache-Control"] = CACHE
    response["Content-Language"] = language
    return response
