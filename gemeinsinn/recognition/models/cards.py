"""What volunteer cards ask for, as dated data that agencies keep."""

from django.db import models
from django.db.models import Q

from gemeinsinn.core.models import Dated
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.recognition.lifecycle.cards import Threshold


class CardRule(Dated):
    """One card of one place. Minutes; None where nobody has told the figure. `agency` None: kept by the network's office."""

    name = models.CharField(max_length=120)
    state = models.CharField(max_length=60)  # the Land, as municipalities name it
    place = models.CharField(max_length=120, blank=True)  # "" for the whole Land
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    none = models.BooleanField(default=False)  # there is none, which is worth saying
    a_year = models.PositiveIntegerField(null=True, blank=True)
    a_week = models.PositiveIntegerField(null=True, blank=True)
    in_all = models.PositiveIntegerField(null=True, blank=True)
    in_all_pupils = models.PositiveIntegerField(null=True, blank=True)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    least_age = models.PositiveSmallIntegerField(null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200)
    noted_on = models.DateField()

    class Meta:
        ordering = ["state", "place", "name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(years=None) | Q(years__gt=0, years__lte=10), name="card_looks_back_some_years"
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
                name="card_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.place or self.state}"

    @property
    def threshold(self) -> Threshold:
        """What it asks for, to be judged."""
        return Threshold(self.a_year, self.a_week, self.in_all, self.years or 1, self.since)
