"""Ballots, and the envelopes they come in. No address is kept: the key is a fingerprint that needs SECRET_KEY."""

from django.db import models
from django.utils import timezone

from gemeinsinn.voting.models.polls import Poll


class Ballot(models.Model):
    """What counts: the ids of ticked options. The key goes when the poll is counted; then nothing leads to anybody."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    key = models.CharField(max_length=64, null=True, blank=True)
    ticks = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["poll", "key"], name="one_ballot_a_person")]

    def __str__(self) -> str:
        return f"ballot of {self.poll_id}"


class Envelope(models.Model):
    """A mail somebody asked for: what they ticked waits in it for the click. Each mail has its own."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="envelopes")
    key = models.CharField(max_length=64, blank=True)
    ticks = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["poll", "key"], name="envelopes_of_person")]

    def __str__(self) -> str:
        return f"envelope of {self.poll_id}"
