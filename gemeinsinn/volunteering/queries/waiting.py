"""Sign-ups nobody but the agency can decide, for its desk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Min, Q

from gemeinsinn.organisations.models import Organisation
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.lifecycle.signups import State
from gemeinsinn.volunteering.models import SignUp

MOST = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    """A need with sign-ups that wait for a yes: how many, and since when the first."""

    need: int
    title: str
    count: int
    since: datetime


def sign_ups_waiting_for(agencies: Collection[Organisation], *, now: datetime) -> list[Waiting]:
    """Where the agency decides, or nobody else is there to; the longest waiting first."""
    alone = Q(shift__plan__mode=Mode.AGENCY) | Q(
        shift__plan__mode=Mode.ON_REQUEST, shift__plan__need__contact=None, shift__plan__need__organisation=None
    )
    rows = SignUp.objects.filter(alone, state=State.REQUESTED, shift__starts_at__gt=now, shift__called_off_at=None)
    found = (
        rows.filter(shift__plan__need__agency__in=agencies)
        .order_by()
        .values("shift__plan", title=F("shift__plan__need__title"))
        .annotate(count=Count("pk"), since=Min("queued_at"))
        .order_by("since", "shift__plan")[:MOST]
    )
    return [Waiting(row["shift__plan"], row["title"], row["count"], row["since"]) for row in found]
