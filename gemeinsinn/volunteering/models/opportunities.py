"""What volunteers ask for: an opportunity beside its need, and the fields of engagement."""

from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.models import Kind, Need
from gemeinsinn.volunteering.lifecycle.opportunities import (
    MOST_HOURS,
    MOST_MONTHS,
    About,
    Company,
    Expenses,
    German,
    Means,
    Pace,
    Reach,
    Told,
)

KINDS = frozenset({Kind.TIME, Kind.SKILL})  # of needs that people answer with themselves


def _one_of(kind: type[StrEnum]) -> Any:
    return models.CharField(max_length=8, choices=[(one.value, one.value) for one in kind], blank=True)


class EngagementField(models.Model):
    """A field of engagement, as the network names and orders them. What is hidden is kept by those who have it."""

    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["name"], name="engagement_field_named_once")]

    def __str__(self) -> str:
        return self.name if (get_language() or "de").startswith("de") else self.name_en or self.name


class Opportunity(Dated):
    """Beside a need of time or skill. Everything is optional; "" and None: nobody has said so."""

    need = models.OneToOneField(Need, primary_key=True, on_delete=models.CASCADE, related_name="opportunity")
    field = models.ForeignKey(
        EngagementField, null=True, blank=True, on_delete=models.SET_NULL, related_name="opportunities"
    )
    means = _one_of(Means)
    about = _one_of(About)
    company = _one_of(Company)
    pace = _one_of(Pace)
    hours_a_week = models.PositiveIntegerField(null=True, blank=True)  # hundredths
    least_months = models.PositiveSmallIntegerField(null=True, blank=True)
    reach = _one_of(Reach)
    way_there = models.CharField(max_length=300, blank=True)
    german = _one_of(German)
    children = _one_of(Told)
    certificate = _one_of(Told)  # of good conduct, § 72a SGB VIII
    expenses = _one_of(Expenses)
    expenses_words = models.CharField(max_length=160, blank=True)
    insurance = models.CharField(max_length=300, blank=True)  # "" leaves the sentence about the state's insurance
    induction = models.CharField(max_length=300, blank=True)
    training = models.CharField(max_length=300, blank=True)
    learns = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_a_week=None) | Q(hours_a_week__gt=0, hours_a_week__lte=MOST_HOURS),
                name="opportunity_hours_fit_a_week",
            ),
            models.CheckConstraint(
                condition=Q(least_months=None) | Q(least_months__gt=0, least_months__lte=MOST_MONTHS),
                name="opportunity_months_make_sense",
            ),
        ]

    def __str__(self) -> str:
        return str(self.need)
