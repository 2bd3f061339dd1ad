"""Abstract models other contexts build on."""

from django.db import models
from django.utils import timezone


class Dated(models.Model):
    """Knows when it was made and last changed."""

    created_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
