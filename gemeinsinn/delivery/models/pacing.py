"""How fast it may go, counted for all workers together."""

from django.db import models


class Pace(models.Model):
    """One receiving domain, or all of them (""): messages in the current minute, and whether it is left alone."""

    domain = models.CharField(max_length=253, unique=True)
    minute = models.BigIntegerField(default=0)  # since 1970
    count = models.PositiveIntegerField(default=0)
    quiet_until = models.DateTimeField(null=True, blank=True)
    strikes = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.domain or 'all'}: {self.count}"
