"""Reading what is promised."""

from django.db.models import F, QuerySet

from gemeinsinn.treasury.models import Commitment, Payment


def shown_commitments(*, words: str = "", every: bool = False) -> QuerySet[Commitment]:
    """What is promised and not yet to be paid; or all of it. Newest first, narrowed to a part of the reference."""
    rows = Commitment.objects.select_related("pot", "payee").order_by("-pk")
    if not every:
        rows = rows.filter(committed__gt=F("planned"))
    return rows.filter(reference__icontains=words) if words else rows


def payments_for(commitment: Commitment) -> QuerySet[Payment]:
    """Its payments, in the order they were planned."""
    return commitment.payments.order_by("pk")
