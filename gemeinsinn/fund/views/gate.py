"""Doors: the network's office for funds and applications; every agency for advice."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.fund.rules import can_advise, can_run_funds

View = Callable[..., HttpResponseBase]


def at_office(view: View) -> View:
    """Sign-in first, then only for the network's office."""

    @never_cache
    @login_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_run_funds(request.user):
            raise NotAllowed(_("Only the network's office looks after funds."))
        return view(request, *args, **kwargs)

    return inner


def at_agency(view: View) -> View:
    """Sign-in first, then only for agencies and the network's office."""

    @never_cache
    @login_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_advise(request.user):
            raise NotAllowed(_("This is for agencies and the network's office."))
        answer: HttpResponse = view(request, *args, **kwargs)  # type: ignore[assignment]  # pages, no streams
        return answer

    return inner
