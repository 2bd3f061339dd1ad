"""Secret links: /m/<token>/ lets a person without an account see, change, cancel or confirm."""

from django.db import models
from django.utils import timezone


class SecretLink(models.Model):
    """One link to one thing for one purpose. Only the digest of the token is kept."""

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    single_use = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject_id}"
