"""Mails wait here, written in the same transaction as what they report."""

from django.db import models
from django.utils import timezone


class OutgoingMail(models.Model):
    """One message to one address. Words and address are blanked once it is sent."""

    class State(models.TextChoices):
        QUEUED = "queued"
        CLAIMED = "claimed"
        SENT = "sent"
        FAILED = "failed"
        UNKNOWN = "unknown"  # the sender died between claiming and marking: only a person resends

    key = models.CharField(max_length=120, unique=True)
    to = models.EmailField(max_length=254)
    person = models.CharField(
        max_length=64, blank=True, db_index=True
    )  # a keyed fingerprint of the address, to find it by
    language = models.CharField(max_length=8, default="de")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    attachment = models.BinaryField(null=True, blank=True)
    attachment_name = models.CharField(max_length=80, blank=True)
    stop_address = models.CharField(
        max_length=300, blank=True
    )  # for mails that come again: what ends them, blanks between
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="mail_to_send")]

    def __str__(self) -> str:
        return f"{self.key} ({self.state})"
