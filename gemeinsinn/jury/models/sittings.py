"""Sittings, who was there, and the applications they decide about."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.core.fields import MoneyField, PlainJSON
from gemeinsinn.core.models import Dated
from gemeinsinn.fund.models import Application, Decision
from gemeinsinn.jury.lifecycle.conflicts import Standing
from gemeinsinn.jury.lifecycle.sittings import OPEN_RESULTS, Kind, Result, State
from gemeinsinn.jury.models.juries import Jury, Member


class Sitting(Dated):
    """A meeting on a day, or a vote by mail until a moment. `minutes` are frozen as data with their SHA-256."""

    jury = models.ForeignKey(Jury, on_delete=models.PROTECT, related_name="sittings")
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in Kind])
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State])
    starts_at = models.DateTimeField()  # of a meeting; of a vote by mail when it began
    closes_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    agenda = models.TextField(blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    minutes = models.JSONField(default=dict, blank=True, encoder=PlainJSON)
    digest = models.CharField(max_length=64, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["state", "closes_at"], name="sittings_due")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="circulation") | Q(closes_at__isnull=False), name="mail_vote_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jury} {self.starts_at:%Y-%m-%d}"


class Presence(models.Model):
    """Who came to a meeting, and who was excused."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="presences")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    present = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "member"], name="one_presence_a_member")]

    def __str__(self) -> str:
        return f"{self.member_id} {self.present}"


class Case(models.Model):
    """One application on the agenda of a sitting. `tally` is the count as it was when the result was written."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="cases")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="jury_cases")
    position = models.PositiveSmallIntegerField()
    result = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Result], default=Result.PENDING)
    amount = MoneyField(null=True, blank=True)
    conditions = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    tally = models.JSONField(default=dict, blank=True, encoder=PlainJSON)
    decision = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="jury_case"
    )
    concluded_at = models.DateTimeField(null=True, blank=True)
    body_day = models.DateField(null=True, blank=True)
    body_name = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "application"], name="one_case_a_sitting"),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(result__in=sorted(OPEN_RESULTS)),
                name="one_open_case_an_application",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.result}"


class Conflict(models.Model):
    """Why a member may not decide about an application; it holds for every sitting."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="jury_conflicts")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="conflicts")
    grounds = models.JSONField(default=list)  # words of Ground
    standing = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Standing])
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["application", "member"], name="one_conflict_a_member")]

    def __str__(self) -> str:
        return f"{self.member_id} {self.standing}"
