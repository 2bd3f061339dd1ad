"""Funds, their rounds and the dated versions of their rules; advice given before there is an application."""

from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gemeinsinn.core.fields import PlainJSON
from gemeinsinn.core.models import Dated
from gemeinsinn.fund.lifecycle.rulesets import Applicant, Rules, read_rules
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.places.models import Municipality
from gemeinsinn.treasury.models import Pot


class Fund(Dated):
    """A pot with a name people know; what it gives and asks stands in the rules of its rounds."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True)
    summary = models.TextField(blank=True)
    public = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Round(Dated):
    """A year of a fund: focus, funder, the pot its money is in, and from when to when; without an end always open."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField()
    focus = models.CharField(max_length=200, blank=True)
    funder = models.CharField(max_length=160)
    funder_line = models.CharField(max_length=240, blank=True)  # the sentence the funder wants to read everywhere
    pot = models.OneToOneField(Pot, on_delete=models.PROTECT, related_name="round")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    jury_dates = models.JSONField(default=list, blank=True)  # ISO days

    class Meta:
        ordering = ["-year", "-starts", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("starts")), name="round_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.fund} {self.year}"


class RuleSets(models.QuerySet["RuleSet"]):
    """Rule sets are added, never changed: cases keep the one they were sent under."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError("a rule set is never changed; a new version takes its place")


class RuleSet(models.Model):
    """One dated version of a round's rules."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="rule_sets")
    version = models.PositiveSmallIntegerField()
    data = models.JSONField(encoder=PlainJSON)
    since = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    objects: ClassVar[Any] = RuleSets.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["round", "version"], name="one_rule_set_a_version")]

    def __str__(self) -> str:
        return f"{self.round} v{self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("a rule set is never changed; a new version takes its place")
        super().save(*args, **kwargs)

    @cached_property
    def rules(self) -> Rules:
        """Read strictly."""
        return read_rules(self.data)


class Advice(models.Model):
    """A talk about a grant before there is an application. Nobody is named in it."""

    fund = models.ForeignKey(Fund, on_delete=models.CASCADE, related_name="advice")
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Applicant])
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.fund} {self.at:%Y-%m-%d}"
