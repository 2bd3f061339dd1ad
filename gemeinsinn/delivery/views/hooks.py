"""Where a provider of mail reports what came back, if one is set."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from gemeinsinn.delivery.hooks import take_told


@csrf_exempt  # a program calls, with the secret of GEMEINSINN_MAIL_PROVIDER_SECRET
@never_cache
def told(request: HttpRequest) -> HttpResponse:
    """Without a provider there is no such address, whatever the method."""
    if not settings.MAIL_PROVIDER:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    take_told(request, now=timezone.now())
    return HttpResponse()
