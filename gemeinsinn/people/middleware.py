"""Two small guards for people who are signed in."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.people.lasting import still_holds
from gemeinsinn.people.second_factor import lacks_second_factor

Next = Callable[[HttpRequest], HttpResponse]
SEEN_EVERY = timedelta(minutes=10)
CHECK_EVERY = 60  # seconds


class LastSeen:
    """Notes when a session was last used, every ten minutes at most, and ends one that has lasted too long.

    Keeps no network address. What somebody signed in was shown is kept by no browser: computers are shared.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or not request.session.session_key:
            return self.get_response(request)
        # The cache only saves the work; without it the row is written more often.
        mark = "seen-" + hashlib.sha256(request.session.session_key.encode()).hexdigest()
        if cache.add(mark, 1, SEEN_EVERY.total_seconds()):
            self.note(request)
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store")
        return response

    def note(self, request: HttpRequest) -> None:
        now = timezone.now()
        rows = UserSession.objects.filter(session_key=request.session.session_key)
        if not rows.filter(still_holds(request.user, now=now)).update(last_seen_at=now) and rows.delete()[0]:
            logout(request)


class SecondFactor:
    """Leads those who must have a second factor and lack it to the page that sets one up; nothing else opens before."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or self.is_free(request.path) or not self.lacks(request):
            return self.get_response(request)
        messages.warning(request, _("Before you go on, please set up a second step: a passkey or an app."))
        return redirect("mfa_index")

    def is_free(self, path: str) -> bool:
        """The own account, where it is set up and where one signs out, and what needs no account at all."""
        return path.startswith((reverse("people:account"), "/static/", "/gesundheit/"))

    def lacks(self, request: HttpRequest) -> bool:
        """Asks at most once a minute for those who are fine, and every time for those who are not."""
        mark = f"factor-fine-{request.user.pk}"
        if cache.get(mark):
            return False
        if lacks_second_factor(request.user):
            return True
        cache.set(mark, 1, CHECK_EVERY)
        return False
