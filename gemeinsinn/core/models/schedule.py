"""When each recurring job is due again: the row several workers compete for."""

from django.db import models
from django.utils import timezone


class JobRun(models.Model):
    """The latest run of one job. Claimed by a conditional update of `due_at`."""

    name = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"{self.name} due {self.due_at:%Y-%m-%d %H:%M}"
