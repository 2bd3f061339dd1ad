"""What only the desk knows: who looks after a matter, and what colleagues noted about it.

A matter is named by type and id ("exchange.need", 12) as in the activity stream, so one table serves all.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Assignment(models.Model):
    """One colleague looks after one matter until somebody else does."""

    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_type", "subject_id"], name="one_colleague_a_matter")]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}: {self.user_id}"


class Note(models.Model):
    """An internal remark. Kept here and not in the stream, because it may name people and must be erasable."""

    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "-at"], name="notes_of_matter")]

    def __str__(self) -> str:
        return f"note {self.pk} on {self.subject_type} {self.subject_id}"
