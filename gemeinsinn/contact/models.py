"""What somebody wrote to us, and what was answered and noted."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from gemeinsinn.contact.lifecycle import State, Topic
from gemeinsinn.core.models import Dated
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact


class Concern(Dated):
    """One message from the form. It lies at the desk of `agency`, or of the network's office where there is none."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Topic])
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    place = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=[(one.value, one.value) for one in State], default=State.OPEN)
    due_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["state", "agency", "created_at"], name="concerns_at_desk")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.OPEN.value, settled_at__isnull=True)
                | (~models.Q(state=State.OPEN.value) & models.Q(settled_at__isnull=False)),
                name="concern_settled_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What to say on the telephone: "A-2026-0042"."""
        return f"A-{self.created_at:%Y}-{self.pk:04}"


class ConcernLine(models.Model):
    """An answer that went out by mail, or a note for colleagues."""

    class Kind(models.TextChoices):
        ANSWER = "answer"
        NOTE = "note"

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.concern_id}"
