"""What is kept about applicants and talks goes when nobody needs it any more."""

from datetime import datetime, timedelta

from django.db import transaction

from gemeinsinn.fund.models import Advice

ADVICE_KEPT = timedelta(days=2 * 365)  # two yearly reports


@transaction.atomic
def forget_advice(*, now: datetime) -> int:
    """Deletes notes of talks after two years; returns how many."""
    gone: int = Advice.objects.filter(at__lt=now - ADVICE_KEPT).delete()[0]
    return gone
