"""The proof of a yes: rows are added, never changed, and outlive the subscription without its address."""

from typing import Any

from django.db import models
from django.utils import timezone

from gemeinsinn.newsletter.lifecycle.evidence import Kind


class Evidence(models.Model):
    """One line of proof. `key` is the fingerprint of the address, `subject` the number the subscription had."""

    subject = models.BigIntegerField(db_index=True)
    key = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Kind])
    at = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=8, default="de")
    page = models.CharField(max_length=200, blank=True)  # where it was said
    version = models.CharField(max_length=20, blank=True)  # of the words shown
    wording = models.TextField(blank=True)  # the words shown
    chosen = models.JSONField(default=dict, blank=True)  # topics, frequency
    mail_subject = models.CharField(max_length=200, blank=True)
    mail_text = models.TextField(blank=True)  # as sent, but for the secret in the link
    message_id = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["kind", "at"], name="evidence_that_ends")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("evidence is append-only")
        super().save(*args, **kwargs)
