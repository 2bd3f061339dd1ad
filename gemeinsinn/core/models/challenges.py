"""Puzzles a browser solved before it sent a form: each counts once."""

from django.db import models


class SpentChallenge(models.Model):
    """One solution that was handed in. Kept in the database until it would have run out, so no process takes it twice."""

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"spent until {self.expires_at:%Y-%m-%d %H:%M}"
