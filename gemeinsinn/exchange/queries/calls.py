"""Reading calls."""

from django.db.models import QuerySet

from gemeinsinn.exchange.models import CallRequest


def calls() -> QuerySet[CallRequest]:
    """All calls with what their pages need, in one query."""
    return CallRequest.objects.select_related("contact", "agency", "need", "offer", "taken_by")
