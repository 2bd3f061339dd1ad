"""Turns errors of the domain, and a database that cannot write, into pages of the site."""

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from gemeinsinn.core.errors import DomainError
from gemeinsinn.ui.failures import is_storage_trouble
from gemeinsinn.ui.views.errors import problem_page, storage_page

log = logging.getLogger("gemeinsinn.errors")


class DomainErrors:
    """A view may let a DomainError through: it becomes a page with the error's status and sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Other faults go on to Django's handlers."""
        if isinstance(exception, DomainError):
            return problem_page(request, exception)
        if isinstance(exception, DatabaseError) and is_storage_trouble(exception):
            log.error("database cannot write", extra={"line": {"problem": type(exception).__name__}})
            return storage_page()
        return None
