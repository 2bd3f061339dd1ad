"""To whom somebody can enter hours: needs they said yes to, and organisations."""

from django.db.models import QuerySet

from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import published_organisations
from gemeinsinn.recognition.models import Hours, Volunteer
from gemeinsinn.volunteering.models.opportunities import KINDS

TAKEN = (ResponseState.ACCEPTED, ResponseState.AGREED, ResponseState.FULFILLED)
MOST_SHOWN = 30
MOST_NAMED = 5


def needs_helped_by(volunteer: Volunteer) -> QuerySet[Need]:
    """Needs of time and skill where this address was taken, newest first."""
    return (
        Need.objects.select_related("organisation", "agency", "contact")
        .filter(kind__in=KINDS, responses__state__in=TAKEN, responses__contact__email__iexact=volunteer.address or "")
        .distinct()
        .order_by("-published_at", "-pk")
    )


def hosts_of(volunteer: Volunteer) -> QuerySet[Organisation]:
    """Organisations a volunteer has entered hours for without a need, by name."""
    known = Hours.objects.filter(volunteer=volunteer, need=None).values("organisation")
    return Organisation.objects.filter(pk__in=known).order_by("name")


def organisations_called(name: str) -> list[Organisation]:
    """Published ones of this name; where none bears it, the first few whose name holds it."""
    rows = published_organisations().order_by("name", "pk")
    exact = list(rows.filter(name__iexact=name)[:MOST_NAMED])
    return exact or list(rows.filter(name__icontains=name)[:MOST_NAMED])
