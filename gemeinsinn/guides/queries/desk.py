"""What waits for a guide."""

from django.db.models import QuerySet

from gemeinsinn.exchange.lifecycle.calls import WAITING
from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.guides.models import Guide, GuideCall, GuideMessage


def open_calls(guide: Guide) -> QuerySet[CallRequest]:
    """Who would like this guide to call, longest waiting first."""
    named = GuideCall.objects.filter(guide=guide).values("call")
    rows = CallRequest.objects.filter(pk__in=named, state__in=WAITING)
    return rows.select_related("contact", "agency").order_by("created_at")


def open_messages(guide: Guide) -> QuerySet[GuideMessage]:
    """Who wrote and waits for an answer, longest waiting first."""
    return guide.messages.filter(answered_at=None).select_related("contact").order_by("created_at")
