"""What was handed in, frozen; and what the office made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.core.fields import MoneyField, PlainJSON
from gemeinsinn.proof.lifecycle.grants import Result, Way
from gemeinsinn.proof.models.grants import Grant


class HandIn(models.Model):
    """A proof of use as it was handed in: its SHA-256 is that of the content as sorted JSON."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="hand_ins")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField(encoder=PlainJSON)
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=120, blank=True)  # who handed it in
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["grant", "number"], name="one_hand_in_a_number")]

    def __str__(self) -> str:
        return f"{self.grant_id} {self.digest[:8]}"


class Review(models.Model):
    """The audit note: who looked at what, when, and with which result. Without a result it went back for completion."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="reviews")
    result = models.CharField(max_length=10, choices=[(r.value, r.value) for r in Result], blank=True)
    recognised = MoneyField(null=True, blank=True)
    claimed = MoneyField(null=True, blank=True)
    repay = MoneyField(null=True, blank=True)
    waived = MoneyField(null=True, blank=True)
    looked_at = models.JSONField(default=list)  # numbers of the receipts that were looked at
    note = models.TextField(blank=True)  # for the file
    words = models.TextField(blank=True)  # for the grantee
    until = models.DateField(null=True, blank=True)  # the day for the completion
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="", recognised=None) | (~Q(result="") & Q(recognised__isnull=False)),
                name="review_with_a_result_says_how_much",
            )
        ]

    def __str__(self) -> str:
        return f"{self.grant_id} {self.result or 'back'}"


class TooMuchBack(models.Model):
    """More came back than was owed: what the office decided becomes of it."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="too_much_back")
    way = models.CharField(max_length=8, choices=[(w.value, w.value) for w in Way])
    amount = MoneyField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="too_much_back_is_something")]

    def __str__(self) -> str:
        return f"{self.grant_id} {self.way} {self.amount}"
