"""Allowances a volunteer wants counted: a yes, and what was paid by whom."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.core.fields import MoneyField
from gemeinsinn.recognition.lifecycle.allowances import Kind
from gemeinsinn.recognition.models.hours import Volunteer


class AllowanceCount(models.Model):
    """The person's own wish to count; taking it back deletes every amount."""

    volunteer = models.OneToOneField(
        Volunteer, primary_key=True, on_delete=models.CASCADE, related_name="allowance_count"
    )
    wording = models.TextField()
    since = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.volunteer_id} {self.since:%Y-%m-%d}"


class Allowance(models.Model):
    """One payment."""

    count = models.ForeignKey(AllowanceCount, on_delete=models.CASCADE, related_name="allowances")
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Kind])
    amount = MoneyField()
    payer = models.CharField(max_length=160)
    paid_on = models.DateField()
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-paid_on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="allowance_is_something")]

    def __str__(self) -> str:
        return f"{self.paid_on} {self.amount}"
