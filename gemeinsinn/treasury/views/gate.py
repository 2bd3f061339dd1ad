"""The door of the treasury."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.treasury.rules import can_read_books

View = Callable[..., HttpResponseBase]
MAX_ID = 2**63 - 1


def at_till(view: View) -> View:
    """Sign-in first, then only for the treasurer and the network's office."""

    @never_cache
    @login_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_read_books(request.user):
            raise NotAllowed(_("Only the treasurer and the network's office do this."))
        return view(request, *args, **kwargs)

    return inner
