"""Hours at which a guide can be met, and the days on which not."""

from django.db import models
from django.db.models import F, Q

from gemeinsinn.core.models import Dated
from gemeinsinn.guides.lifecycle.meetings import Pause, Rhythm, Rule
from gemeinsinn.guides.models.guides import Guide


class Meeting(Dated):
    """Where and when: local time of the network, so that four o'clock stays four o'clock in summer."""

    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="meetings")
    spot = models.CharField(max_length=160)
    first = models.DateField()
    rhythm = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Rhythm], default=Rhythm.WEEKLY)
    last = models.DateField(null=True, blank=True)
    starts = models.TimeField()
    ends = models.TimeField()
    by_phone = models.BooleanField(default=False)  # the agency puts callers through meanwhile

    class Meta:
        ordering = ["first", "starts", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="meeting_ends_after_start"),
            models.CheckConstraint(condition=Q(last=None) | Q(last__gte=F("first")), name="meeting_last_after_first"),
        ]

    def __str__(self) -> str:
        return f"{self.spot} {self.first}"

    @property
    def rule(self) -> Rule:
        """Its days as the lifecycle reckons them."""
        return Rule(self.first, Rhythm(self.rhythm), self.last)


class MeetingPause(models.Model):
    """It does not take place: one day, or a holiday."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="pauses")
    first = models.DateField()
    last = models.DateField()
    why = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["first", "pk"]
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="pause_ends_after_beginning")]

    def __str__(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def days(self) -> Pause:
        """As the lifecycle reckons it."""
        return Pause(self.first, self.last)
