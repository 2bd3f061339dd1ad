"""Subscribers who did something in the portal lately: their address is that of a need, an answer or a sign-up."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Lower

from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.newsletter.lifecycle.issues import Act, unpacked_acts
from gemeinsinn.newsletter.models import Subscriber

MONTH = timedelta(days=30)


def active_among(rows: QuerySet[Subscriber], *, acts: int, months: int, now: datetime) -> QuerySet[Subscriber]:
    """Those of some subscribers who did one of the acts within so many months of thirty days."""
    since = now - months * MONTH
    found: dict[Act, Any] = {
        Act.NEEDS: Need.objects.filter(created_at__gte=since),
        Act.ANSWERS: Response.objects.filter(enrolment=None, created_at__gte=since),
        Act.SIGN_UPS: Response.objects.filter(enrolment__sign_ups__queued_at__gte=since),
    }
    did = Q(pk__in=[])
    for act in unpacked_acts(acts):
        # An account owns what was done with its address, also after the address has changed.
        address = Lower(Coalesce("contact__user__email", "contact__email"))
        did |= Q(address__in=found[act].order_by().alias(by=address).exclude(by=None).values_list(address, flat=True))
    return rows.filter(did)
