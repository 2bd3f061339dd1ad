"""Addresses that want no mail, as fingerprints: no import brings them back."""

from django.db import models
from django.utils import timezone

from gemeinsinn.newsletter.lifecycle.subscriptions import Reason


class Suppressed(models.Model):
    """Lifted only by the person: ordering anew and confirming it; after a refusal not even that is mailed."""

    key = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Reason])
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "suppressed"

    def __str__(self) -> str:
        return f"{self.reason} {self.at:%Y-%m-%d}"
