"""Pages for what went wrong: in the site's design, with a way on, and without the database."""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.ui.failures import is_storage_trouble
from gemeinsinn.ui.wording import PROBLEMS


def problem(request: HttpRequest | None, status: int, *, title: str = "", words: str = "") -> HttpResponse:
    """The page for a status. Without a request no context processor, session or database is touched."""
    told = PROBLEMS.get(status, PROBLEMS[500])
    context = {
        "status": status,
        "kicker": told.kicker,
        "title": title or told.title,
        "words": words or told.words,
        "art": told.art,
        "network": settings.NETWORK,
    }
    page = HttpResponse(render_to_string("ui/problem.html", context, request), status=status)
    page["Cache-Control"] = "no-store"
    return page


def problem_page(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The page for a rule that said no; its own sentence is what the person reads."""
    return problem(request, error.status, title=str(error.headline), words=str(error))


def storage_page() -> HttpResponse:
    """503: the database cannot take anything right now. Nothing was half-written."""
    page = problem(None, 503)
    page["Retry-After"] = "120"
    return page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when more was typed or pasted than any form holds."""
    return problem(None, 413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403; a PermissionDenied with a sentence of its own shows it."""
    return problem(request, 403, words=str(exception) if exception and exception.args else "")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404"""
    return problem(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the fault was a full or locked database outside a view (the session, say)."""
    fault = sys.exc_info()[1]
    if isinstance(fault, DatabaseError) and is_storage_trouble(fault):
        return storage_page()
    return problem(None, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its key: the page was open too long, or the cookie was refused."""
    return problem(
        request,
        403,
        title=_("The form was open too long"),
        words=_("Please go back, reload the page and send the form once more. What you typed is usually still there."),
    )
