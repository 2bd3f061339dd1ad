"""A consultation: what it was about and what came of it. Nobody's name belongs here."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.core.models import Dated
from gemeinsinn.guides.models.guides import Guide, Topic
from gemeinsinn.guides.models.teams import Team

MOST_MINUTES = 600


class Referral(models.TextChoices):
    """Where somebody was sent on."""

    NOWHERE = "geklaert", _("nowhere, it is settled")
    AGENCY = "agentur", _("to the agency")
    OFFICE = "amt", _("to an office")
    COUNSEL = "beratung", _("to an advice centre")
    BOARD = "brett", _("need or offer here")
    PROJECT = "vorhaben", _("project or group")
    ELSEWHERE = "anderswo", _("elsewhere")


class Result(models.TextChoices):
    """And now?"""

    DONE = "erledigt", pgettext_lazy("a consultation", "done")
    STAYING = "dran", _("I stay with it")
    HANDED = "uebergeben", _("handed over")


class Consultation(Dated):
    """Counted for the team; who noted it is seen by that guide alone."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="consultations")
    guide = models.ForeignKey(Guide, null=True, blank=True, on_delete=models.SET_NULL, related_name="consultations")
    at = models.DateTimeField()
    topic = models.CharField(max_length=12, choices=Topic)
    referral = models.CharField(max_length=10, choices=Referral)
    result = models.CharField(max_length=10, choices=Result)
    minutes = models.PositiveSmallIntegerField(default=15)
    note = models.CharField(max_length=160, blank=True)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["team", "at"], name="consultations_of_team"),
            models.Index(fields=["guide", "-at"], name="consultations_of_guide"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=MOST_MINUTES), name="sane_minutes")
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.at:%Y-%m-%d}"
