"""/nicht-mehr-fragen/<token>/: the address in the head of a question's mail that ends such mails with one POST."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import find_link
from gemeinsinn.matching.actions.answering import never_ask_again
from gemeinsinn.matching.actions.suggestion_mails import PURPOSE
from gemeinsinn.matching.partner import partner_of
from gemeinsinn.matching.queries.asked import is_quiet
from gemeinsinn.matching.queries.suggestions import suggestions
from gemeinsinn.people.personal import personal_path


@csrf_exempt  # mail programs post here without a page of ours before (RFC 8058); the token is the secret
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_asking(request: HttpRequest, token: str) -> HttpResponse:
    """No more questions. Scanners open every link: only a POST stops, and a second one changes nothing."""
    try:
        link = find_link(token, now=timezone.now())
    except SecretLink.DoesNotExist:
        raise Http404 from None
    suggestion = suggestions().filter(pk=link.subject_id).first() if link.purpose == PURPOSE else None
    if suggestion is None:
        raise Http404
    if request.method == "POST":
        never_ask_again(suggestion=suggestion, now=timezone.now())
    context = {
        "stopped": is_quiet(partner_of(suggestion)),
        "page_href": personal_path(token),
        "title": suggestion.need.title,
    }
    return render(request, "matching/stop_asking.html", context)
