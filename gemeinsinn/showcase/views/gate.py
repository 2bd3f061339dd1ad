"""The door to the desk of portraits."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.showcase.rules import can_write_portraits

View = Callable[..., HttpResponseBase]


def at_office(view: View) -> View:
    """Sign-in first, then only for the network's office and its editors."""

    @never_cache
    @login_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_write_portraits(request.user):
            raise NotAllowed(_("Only the network's office and its editors write portraits."))
        return view(request, *args, **kwargs)

    return inner
