"""Teams of guides in a municipality or quarter, and the organisations that carry them."""

from django.db import models
from django.db.models import F, Q

from gemeinsinn.core.models import Dated
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.people.models import Contact
from gemeinsinn.places.models import Municipality, Quarter


class Team(Dated):
    """Three to six guides who look after one municipality or quarter, with somebody in the town hall."""

    name = models.CharField(max_length=120)
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="guide_teams")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    quarter = models.ForeignKey(Quarter, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    town_hall = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    town_hall_function = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def place_name(self) -> str:
        """Where it works: the quarter, else the municipality."""
        return str(self.quarter or self.municipality)


class TeamSponsor(models.Model):
    """An organisation that gives a team a room, material or money; the agreement comes from the partnership of both."""

    class Gives(models.TextChoices):
        ROOM = "raeume"
        MATERIAL = "sachen"
        MONEY = "geld"

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="sponsors")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sponsored_teams")
    gives = models.CharField(max_length=8, choices=Gives)
    words = models.CharField(max_length=160, blank=True)
    agreement = models.ForeignKey(Agreement, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="sponsor_ends_after_beginning"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.gives}"
