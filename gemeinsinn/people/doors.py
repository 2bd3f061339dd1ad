"""Doors of desks: sign-in first, then only who may, else a page with the reason."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import NotAllowed

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def only_for(may: Callable[[Any], bool], refusal: Promise) -> Callable[[View], View]:
    """Guards a view: who is not signed in signs in, whom `may` refuses reads the refusal (NotAllowed)."""

    def guard(view: View) -> View:
        @never_cache
        @login_required
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not may(request.user):
                raise NotAllowed(str(refusal))
            return view(request, *args, **kwargs)

        return cast(View, inner)

    return guard
