"""Words an editor says mean the same."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Synonym(models.Model):
    """A row of words that count as one: "Beamer, Projektor, Bildwerfer"."""

    words = models.JSONField(default=list)
    language = models.CharField(max_length=8, default="de")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["language", "pk"]

    def __str__(self) -> str:
        return ", ".join(self.words)
