"""Turns errors of the domain, a database that cannot write, and too large a request into pages of the site."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from gemeinsinn.core.errors import DomainError
from gemeinsinn.ui.failures import is_storage_trouble
from gemeinsinn.ui.views.errors import problem, problem_page, storage_page

log = logging.getLogger("gemeinsinn.errors")


ROOM_MB = 2  # for the words beside the file, and for how browsers wrap it


class MostBody:
    """Refuses a large body by its announced length, before anything of it is read or written to a disk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length[:20]) > (settings.DOCUMENT_MOST_MB + ROOM_MB) * 1024 * 1024:
            return problem(None, 413)
        return self.get_response(request)


def form_only(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """An address that only takes a form, looked at in a browser: a page instead of Django's empty answer.

    One gets there by signing in again on the way of a form, which leads back by GET.
    """
    if "text/html" not in request.headers.get("Accept", "") or answer.content:
        return answer
    page = problem(request, 405)
    page["Allow"] = answer["Allow"]
    return page


class DomainErrors:
    """A view may let a DomainError through: it becomes a page with the error's status and sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        return form_only(request, answer) if answer.status_code == 405 and request.method == "GET" else answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Other faults go on to Django's handlers."""
        if isinstance(exception, DomainError):
            return problem_page(request, exception)
        if isinstance(exception, DatabaseError) and is_storage_trouble(exception):
            log.error("database cannot write", extra={"line": {"problem": type(exception).__name__}})
            return storage_page()
        return None
