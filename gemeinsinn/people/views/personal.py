"""/m/<token>/: finds what a personal link is for and hands it to the context that owns it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import find_link
from gemeinsinn.people.personal import view_for
from gemeinsinn.ui.views.errors import problem


@never_cache
def personal(request: HttpRequest, token: str, rest: str = "") -> HttpResponse:
    """404 for a token that never was, 410 for one that expired or was used."""
    try:
        link = find_link(token, now=timezone.now())
    except SecretLink.DoesNotExist:
        return problem(
            request,
            404,
            title=_("We do not know this link"),
            words=_("Perhaps its end was lost when it was copied. Please open it from the mail once more, or call us."),
        )
    view = view_for(link.purpose)
    if view is None:
        raise Http404
    return view(request, link, token, rest.strip("/"))
