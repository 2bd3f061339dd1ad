"""Doors: members for their desk, the office for juries, both for sittings of a jury of theirs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.jury.rules import can_run_juries, is_juror

View = Callable[..., HttpResponseBase]


def at_jury(view: View) -> View:
    """Sign-in first, then only for members of a jury and the office. Which cases they see, the queries say."""

    @never_cache
    @login_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (can_run_juries(request.user) or is_juror(request.user, timezone.localdate())):
            raise NotAllowed(_("Only members of a jury come in here."))
        return view(request, *args, **kwargs)

    return inner


def at_office(view: View) -> View:
    """Sign-in first, then only for the network's office."""

    @never_cache
    @login_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_run_juries(request.user):
            raise NotAllowed(_("Only the network's office looks after juries."))
        return view(request, *args, **kwargs)

    return inner


def page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of this context; its menu depends on who reads it."""
    return render(request, template, context | {"runs_juries": can_run_juries(request.user)}, status=status)
