"""What came back from an address, and which addresses are not written to any more."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from gemeinsinn.delivery.lifecycle.bounces import KEPT, SOFT_MOST, SOFT_WITHIN
from gemeinsinn.delivery.models import Bounce


def bounces_of(address: str) -> QuerySet[Bounce]:
    """All of one address, newest first, with the servers' words."""
    return Bounce.objects.filter(address=address.strip().lower()).select_related("mailing")


def unreachable(addresses: Collection[str], *, now: datetime) -> set[str]:
    """Those of some addresses (small letters) that are gone, complained, or were refused by three mailings lately."""
    of_these = Bounce.objects.filter(address__in=list(addresses)).order_by()
    gone = of_these.filter(hard=True, at__gte=now - KEPT).values_list("address", flat=True)
    tired = (
        of_these.filter(hard=False, at__gte=now - SOFT_WITHIN)
        .values("address")
        .annotate(times=Count("mailing", distinct=True, filter=~Q(mailing=None)))
        .filter(times__gte=SOFT_MOST)
        .values_list("address", flat=True)
    )
    return {*gone, *tired}
