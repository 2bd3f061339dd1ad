"""Personal links: which view answers /m/<token>/ for which purpose.

Every context registers its purposes in its AppConfig.ready(). The highest layer registers first and keeps a
purpose it shares with a lower one, which is how a page combines contexts without an upward import.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link

PersonalView = Callable[[HttpRequest, SecretLink, str, str], HttpResponse]
"""(request, link, token, rest of the path without slashes at the ends) → answer"""

_views: dict[str, PersonalView] = {}


def register(purpose: str, view: PersonalView) -> None:
    """Lets `view` answer links of one purpose; the first to register keeps it.

    Apps get ready from the top layer down, so the highest layer that wants a purpose has it.
    """
    _views.setdefault(purpose, view)


def view_for(purpose: str) -> PersonalView | None:
    """The view registered for a purpose."""
    return _views.get(purpose)


def personal_path(token: str, rest: str = "") -> str:
    """The path of a personal link in the current language: /m/<token>/<rest>/."""
    if rest:
        return reverse("people:personal_rest", args=[token, rest.strip("/")])
    return reverse("people:personal", args=[token])


def personal_address(
    *,
    purpose: str,
    subject_id: int,
    now: datetime,
    lasts: timedelta,
    language: str,
    single_use: bool = False,
    rest: str = "",
) -> str:
    """Issues a link and returns its full address for a mail in `language`."""
    token = issue_link(purpose=purpose, subject_id=subject_id, now=now, lasts=lasts, single_use=single_use)
    with translation.override(language):
        return settings.BASE_URL + personal_path(token, rest)
