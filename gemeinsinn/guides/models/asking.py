"""Somebody would like to speak to a guide: by telephone, or in writing."""

import uuid

from django.db import models

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.guides.models.guides import Guide
from gemeinsinn.people.models import Contact


class GuideCall(models.Model):
    """A wish to be called that names a guide: it lies on the agency's desk and on the guide's."""

    call = models.OneToOneField(CallRequest, on_delete=models.CASCADE, related_name="+")
    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="calls")

    def __str__(self) -> str:
        return f"{self.call_id} {self.guide_id}"


class GuideMessage(Dated):
    """A few lines to a guide, with an e-mail address to answer to."""

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="messages")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["guide", "answered_at"], name="guide_messages_open")]

    def __str__(self) -> str:
        return f"{self.contact} {self.created_at:%Y-%m-%d}"
