"""A feedback talk with a team: when it was, and what to remember. No marks, no comparison of people."""

from django.conf import settings
from django.db import models

from gemeinsinn.core.models import Dated
from gemeinsinn.guides.models.teams import Team


class FeedbackTalk(Dated):
    """One talk of the agency with a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="talks")
    day = models.DateField()
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.team} {self.day}"
