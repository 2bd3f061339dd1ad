"""Ending it from any mail ever sent: mail programs post here by themselves (RFC 8058), people press a button."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.newsletter.actions.ending import end_subscription
from gemeinsinn.newsletter.actions.linking import subject_of, subscriber_behind

STOPPED = "/newsletter/abmelden/…/"


@csrf_exempt  # mail programs post here without a page of ours before; the signed token is all it takes
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Scanners open every link, so only a POST ends; a second one, or one from an old mail, says the same."""
    subject = subject_of(token)
    if subject is None:
        raise Http404
    subscriber = subscriber_behind(subject)
    if request.method == "POST" and subscriber is not None:
        end_subscription(subscriber=subscriber, page=STOPPED, now=timezone.now())
        subscriber = None
    return render(request, "newsletter/stop.html", {"runs": subscriber is not None})


@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    """After the end."""
    return render(request, "newsletter/stop.html", {"runs": False})
