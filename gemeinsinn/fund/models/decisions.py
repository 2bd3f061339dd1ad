"""What was decided, and whether the applicant accepted it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.fields import MoneyField
from gemeinsinn.fund.lifecycle.rulesets import Decider
from gemeinsinn.fund.models.applications import Application
from gemeinsinn.treasury.models import Commitment


class Decision(models.Model):
    """One decision, with the words of the letter. `once_key`: while it stands, the same applicant gets no other grant."""

    class Kind(models.TextChoices):
        AWARD = "award", _("Award")
        DEFERRAL = "deferral", _("Deferral")
        REJECTION = "rejection", _("Rejection")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind)
    decider = models.CharField(max_length=8, choices=[(d.value, d.value) for d in Decider], default=Decider.OFFICE)
    amount = MoneyField(null=True, blank=True)
    conditions = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    until = models.DateField(null=True, blank=True)  # of a deferral
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    object_until = models.DateField(null=True, blank=True)
    commitment = models.ForeignKey(Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    once_key = models.CharField(max_length=80, unique=True, null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="award", amount__gt=0) | (~Q(kind="award") & Q(amount=None)), name="award_is_money"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.application_id}"
