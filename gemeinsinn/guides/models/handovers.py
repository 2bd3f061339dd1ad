"""A warm hand-over: somebody is introduced, with their yes, to people who can go on with it."""

import uuid

from django.db import models
from django.db.models import Q

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.models import Need
from gemeinsinn.guides.lifecycle.handovers import State
from gemeinsinn.guides.models.guides import Guide
from gemeinsinn.guides.models.teams import Team
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact


class HandOver(Dated):
    """Who (a contact of its own, with the consent as a row there), to whom, about what, and what became of it."""

    class How(models.TextChoices):
        SAID = "said"
        LINK = "link"

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="handovers")
    guide = models.ForeignKey(Guide, null=True, blank=True, on_delete=models.SET_NULL, related_name="handovers")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    about = models.TextField(blank=True)
    how = models.CharField(max_length=4, choices=How)
    consented_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.ASKED)
    introduced_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "introduced_at"], name="handovers_waiting"),
            models.Index(fields=["team", "created_at"], name="handovers_of_team"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(need=None, organisation__isnull=False) | Q(need__isnull=False, organisation=None),
                name="handed_to_one",
            ),
            models.CheckConstraint(
                condition=Q(introduced_at=None) | Q(consented_at__isnull=False), name="nobody_introduced_without_a_yes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact} {self.state}"

    @property
    def receiver_name(self) -> str:
        """Who goes on with it, in words."""
        return self.need.title if self.need else str(self.organisation)
