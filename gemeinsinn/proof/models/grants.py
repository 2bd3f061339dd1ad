"""A grant from its acceptance on, the versions of its cost plan, and changes asked for."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gemeinsinn.core.fields import MoneyField, PlainJSON
from gemeinsinn.core.models import Dated
from gemeinsinn.core.money import Money
from gemeinsinn.fund.lifecycle.rulesets import Rules
from gemeinsinn.fund.models import Application, Signatory
from gemeinsinn.proof.lifecycle.grants import OVER, Answer, Change, Result, State
from gemeinsinn.treasury.models import Commitment


def nothing() -> Money:
    """Before anything was said."""
    return Money(0)


class Grant(Dated):
    """An accepted award on its way. `answers` and `evaluation` are what the proof says in words and numbers;
    `own` and `others` is the money beside the grant as it really was.
    """

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="grant")
    commitment = models.OneToOneField(Commitment, on_delete=models.PROTECT, related_name="grant")
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.RUNNING)
    awarded = MoneyField()
    starts = models.DateField()
    ends = models.DateField()
    due_on = models.DateField()  # the last day for the proof of use
    ended_early_on = models.DateField(null=True, blank=True)
    answers = models.JSONField(default=dict, blank=True, encoder=PlainJSON)  # question → words
    evaluation = models.JSONField(default=dict, blank=True)  # "people", "helpers", "new" → a number
    own = MoneyField(default=nothing)
    others = MoneyField(default=nothing)
    reminded = models.PositiveSmallIntegerField(default=0)  # the last stage of lifecycle.reminders
    handed_in_at = models.DateTimeField(null=True, blank=True)
    back_until = models.DateField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=[(r.value, r.value) for r in Result], blank=True)
    recognised = MoneyField(null=True, blank=True)
    repay = MoneyField(default=nothing)  # asked back at the check
    waived = MoneyField(default=nothing)  # too much, and too little to ask back
    emptied_at = models.DateTimeField(null=True, blank=True)  # words and papers are gone

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["state", "due_on"], name="grants_due")]
        constraints = [
            models.CheckConstraint(condition=Q(recognised=None) | Q(recognised__lte=F("awarded")), name="grant_not_grown"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="grant_ends_after_start"),
            models.CheckConstraint(
                condition=Q(state__in=sorted(OVER), recognised__isnull=False, checked_at__isnull=False)
                | (~Q(state__in=sorted(OVER)) & Q(recognised=None)),
                name="grant_over_with_a_result",
            ),
            models.CheckConstraint(condition=Q(own__gte=0, others__gte=0, repay__gte=0, waived__gte=0), name="grant_not_below_zero"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.application.reference)

    @property
    def rules(self) -> Rules:
        """Those the application was sent under."""
        return self.application.rules


class PlanVersion(models.Model):
    """The cost plan by cost type. The first is the contract's, the last the one in force; none is ever changed."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField()
    costs = models.JSONField(default=dict)  # cost type → cents
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["grant", "number"], name="one_plan_a_number")]

    def __str__(self) -> str:
        return f"{self.grant_id} v{self.number}"


class ChangeRequest(models.Model):
    """What the grantee wants otherwise than agreed. What the rules leave free is noted and holds at once."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=[(c.value, c.value) for c in Change])
    answer = models.CharField(max_length=8, choices=[(a.value, a.value) for a in Answer], default=Answer.OPEN)
    costs = models.JSONField(default=dict, blank=True)  # the plan wanted, of a shift
    until = models.DateField(null=True, blank=True)  # of an extension or an early end
    reason = models.TextField(blank=True)
    words = models.TextField(blank=True)  # of the office
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["answer", "at"], name="changes_open")]
        constraints = [
            models.UniqueConstraint(fields=["grant", "kind"], condition=Q(answer="open"), name="one_open_change_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.grant_id}"


class CoWriter(models.Model):
    """The host or a co-applicant may write the proof, too. Taken back, the row goes; the history keeps both."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="co_writers")
    signatory = models.ForeignKey(Signatory, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["grant", "signatory"], name="one_cowriter_a_signature")]

    def __str__(self) -> str:
        return f"{self.grant_id} {self.signatory_id}"
