"""The door of /redaktion/: rights follow roles at once, and its pages have a content security policy of their own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gemeinsinn.portal.actions.access import grant_editing

ROOT = "/redaktion/"
# Wagtail's desk writes styles and a few calls into its pages, and shows drafts in a frame. Nothing from elsewhere.
POLICY = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
    "worker-src": ["'self'", "blob:"],
}


class EditorsDoor:
    """Brings the groups of whoever enters into step with their roles."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(ROOT):
            return self.get_response(request)
        if request.user.is_authenticated:
            grant_editing(user=request.user, now=timezone.now())
        answer = self.get_response(request)
        answer.headers.pop(
            "Content-Security-Policy", None
        )  # a draft shown in a frame brings that of the page it will be
        answer._csp_replace = POLICY  # type: ignore[attr-defined]  # as django-csp reads it
        answer["X-Frame-Options"] = "SAMEORIGIN"
        return answer
