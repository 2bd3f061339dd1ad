"""The door: the network's office."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.reporting.rules import can_report

View = Callable[..., HttpResponse]


def at_reports(view: View) -> Callable[..., HttpResponseBase]:
    """Sign-in first, then only for who reports."""

    @never_cache
    @login_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_report(request.user):
            raise NotAllowed(_("Only the network's office reports to funders."))
        return view(request, *args, **kwargs)

    return inner
