"""What waits for people at the desk."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.partnerships.lifecycle import Side, State
from gemeinsinn.partnerships.models import Agreement

RELATED = (
    "broker", "response__contact", "response__organisation", "response__need__contact", "response__need__agency",
    "response__need__organisation", "response__offer__contact", "response__offer__agency", "response__offer__organisation",
)  # fmt: skip


def agreements() -> QuerySet[Agreement]:
    """All agreements with what their pages need."""
    return Agreement.objects.select_related(*RELATED)


def agreements_for(viewer: Any) -> QuerySet[Agreement]:
    """Agreements within the viewer's agencies."""
    agencies = agencies_of(viewer)
    return agreements().filter(Q(response__need__agency__in=agencies) | Q(response__offer__agency__in=agencies))


def agreements_waiting_for_signature(viewer: Any) -> QuerySet[Agreement]:
    """At least one name is missing; the longest waiting first."""
    return agreements_for(viewer).filter(state=State.OPEN).order_by("changed_at", "pk")


def agreements_due_to_ask(viewer: Any) -> QuerySet[Agreement]:
    """To be asked by phone: asked by mail and reminded in vain, or one side without an address."""
    silent = Q(reminded_at__isnull=False)
    unreachable = Q(asked_at__isnull=False) & (
        Q(response__contact__email="")
        | Q(response__need__isnull=False, response__need__contact=None)
        | Q(response__need__contact__email="")
        | Q(response__offer__isnull=False, response__offer__contact=None)
        | Q(response__offer__contact__email="")
    )
    rows = agreements_for(viewer).filter(silent | unreachable, state=State.SIGNED)
    return rows.annotate(told=Count("answers")).filter(told__lt=len(Side)).order_by("due_on", "pk")
