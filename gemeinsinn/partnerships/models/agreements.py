"""An agreement between a seeker and a giver: versions that are never changed, and signatures."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.models import Response
from gemeinsinn.partnerships.lifecycle import Outcome, Side, State


class Agreement(Dated):
    """One accepted response, put in writing."""

    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="agreement")
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.OPEN)
    broker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)  # the day after which both are asked
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=[(o.value, o.value) for o in Outcome], blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_on"], name="agreements_due"),
            models.Index(fields=["outcome", "settled_at"], name="agreements_settled"),
        ]

    def __str__(self) -> str:
        return f"{self.response} ({self.state})"


class AgreementVersion(models.Model):
    """What was agreed, word for word. A change makes a new version that both confirm again.

    `terms` holds: what, how_much, when, due_on, where, benefit, organiser, insurance, publicity (bool),
    seeker and giver ({name, organisation}), broker.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    terms = models.JSONField()
    by_side = models.CharField(max_length=6, choices=[(s.value, s.value) for s in Side], blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.agreement_id} v{self.number}"


class Signature(models.Model):
    """A typed name under one version. `by` is staff that signed on behalf of a side nobody can write to."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=6, choices=[(s.value, s.value) for s in Side])
    typed_name = models.CharField(max_length=120)
    on_behalf = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "side"], name="one_signature_a_side")]

    def __str__(self) -> str:
        return f"{self.side} {self.at:%Y-%m-%d}"
