"""What other platforms and the town's site get of an agency's opportunities."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.gate import MAX_ID, at_desk, choice_query, show
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.volunteering.actions.platforms import release_contact
from gemeinsinn.volunteering.queries.platforms import released_agencies

MOST = 100


def agencies_of(desk: Desk) -> tuple[Organisation, ...]:
    """The one chosen, or all of the desk."""
    return (desk.agency,) if desk.agency else desk.agencies


@require_safe
@at_desk
def platforms(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Each agency with its addresses, and whether its own contact travels along."""
    agencies = agencies_of(desk)[:MOST]
    released = released_agencies(agencies)
    rows: list[dict[str, Any]] = [
        {
            "agency": agency,
            "released": agency.pk in released,
            "ways": [part for part in (agency.email, agency.phone) if part],
            "json": f"{settings.BASE_URL}/api/v1/opportunities?agency={agency.slug}",
            "csv": f"{settings.BASE_URL}/api/v1/opportunities.csv?agency={agency.slug}",
            "town": f"{reverse('api:town')}?agentur={agency.slug}",
        }
        for agency in agencies
    ]
    return show(request, desk, "api/platforms.html", {"rows": rows}, page="api:platforms")


@require_POST
@at_desk
def release(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """The agency's address and number go along, or stay here."""
    agency = next((one for one in desk.agencies if one.pk == pk), None) if 0 < pk <= MAX_ID else None
    if agency is None:
        raise Http404
    released = request.POST.get("mitgeben") == "1"
    release_contact(agency=agency, released=released, by=desk.user, now=timezone.now())
    said = (
        _("From now on other platforms also get how to reach %(name)s.")
        if released
        else _(
            "Other platforms no longer get how to reach %(name)s. Who fetched it before deletes it with the next copy."
        )
    )
    messages.success(request, said % {"name": agency.name})
    return redirect(f"{reverse('api:platforms')}{choice_query(desk)}")
