"""What members chose."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class NameShown(models.Model):
    """A member's own yes to their name standing in "Who is online?", in the words they read; taking it back is noted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="names_shown")
    wording = models.TextField()
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(withdrawn_at=None), name="one_open_yes_to_a_name")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.given_at:%Y-%m-%d}"
