"""What every row that keeps a paper knows about it."""

from django.db import models
from django.utils import timezone


class Paper(models.Model):
    """A document that was handed in. Once it is dropped, `path` is empty and the row only says that it was there."""

    label = models.CharField(max_length=160)  # what it was handed in as
    path = models.CharField(max_length=100, blank=True)  # where it lies, sealed
    suffix = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # SHA-256 of what is kept
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
