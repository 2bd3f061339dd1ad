"""Reading calls."""

from typing import Any

from django.db.models import Q, QuerySet

from gemeinsinn.exchange.lifecycle.calls import WAITING
from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.people.rules import is_network_office

RELATED = ("contact", "agency", "need", "offer", "taken_by")


def calls_for(viewer: Any) -> QuerySet[CallRequest]:
    """Every call on the viewer's desks; the network office also sees those of no agency."""
    mine = Q(agency__in=agencies_of(viewer))
    if is_network_office(viewer):
        mine |= Q(agency=None)
    return CallRequest.objects.select_related(*RELATED).filter(mine)


def calls_waiting(viewer: Any) -> QuerySet[CallRequest]:
    """Calls still to be made, the longest waiting first."""
    return calls_for(viewer).filter(state__in=WAITING).order_by("created_at", "pk")
