"""The way from a mail to where a link leads, if clicks are counted."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gemeinsinn.newsletter.actions.counting import count_click
from gemeinsinn.newsletter.models import Link
from gemeinsinn.people.brakes import network_of
from gemeinsinn.presence.lifecycle import Traits, is_browser


@never_cache
@require_safe
def follow(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Only to an address that stands in that issue. Programs are led on and not counted, as far as they can be told."""
    link = get_object_or_404(Link, issue_id=pk, number=number)
    network, headers = network_of(request), {name.lower(): value for name, value in request.headers.items()}
    if request.method == "GET" and is_browser(Traits(network, headers)):
        count_click(link=link, network=network, now=timezone.now())
    answer = HttpResponseRedirect(link.href)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
