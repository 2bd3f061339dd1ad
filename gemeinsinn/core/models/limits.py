"""Counters for rate limits. Keys are digests: no address of a person or machine is stored."""

from django.db import models


class LimitCount(models.Model):
    """How often one key was seen in one window of time."""

    digest = models.CharField(max_length=64)
    window = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "window"], name="one_count_a_window")]

    def __str__(self) -> str:
        return f"{self.count} in {self.window:%Y-%m-%d %H:%M}"
