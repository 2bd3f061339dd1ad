"""What a proof is made of: receipts, hours of volunteers, pictures."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.core.fields import MoneyField
from gemeinsinn.proof.lifecycle.grants import Verdict
from gemeinsinn.proof.models.grants import Grant


class Receipt(models.Model):
    """One receipt. `digest` is the SHA-256 of its paper: the same paper counts once."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="receipts")
    number = models.PositiveSmallIntegerField()  # as it stands on the list, for good
    day = models.DateField()
    payee = models.CharField(max_length=120)
    reason = models.CharField(max_length=160)
    amount = MoneyField()
    cost_type = models.CharField(max_length=30)
    path = models.CharField(max_length=100, blank=True)  # where the paper lies, sealed
    suffix = models.CharField(max_length=4, blank=True)
    digest = models.CharField(max_length=64)
    twin = models.BooleanField(default=False)  # like another one in day, payee and amount, and confirmed as a second
    verdict = models.CharField(max_length=8, choices=[(v.value, v.value) for v in Verdict], blank=True)
    remark = models.CharField(max_length=300, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["digest"], name="receipts_by_file")]
        constraints = [
            models.UniqueConstraint(fields=["grant", "digest"], name="one_receipt_a_file"),
            models.UniqueConstraint(fields=["grant", "number"], name="one_receipt_a_number"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="receipt_is_something"),
        ]

    def __str__(self) -> str:
        return f"{self.grant_id}/{self.number} {self.amount}"


class HourLine(models.Model):
    """A line of the hours sheet. `who` is initials or a number, never a name."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="hours")
    day = models.DateField()
    who = models.CharField(max_length=12)
    what = models.CharField(max_length=120)
    hundredths = models.PositiveIntegerField()  # of an hour

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(hundredths__gt=0, hundredths__lte=2400), name="hours_of_one_day")
        ]

    def __str__(self) -> str:
        return f"{self.grant_id} {self.day} {self.hundredths}"


class ProofPicture(models.Model):
    """A picture of the project. `public`: whoever can be recognised agreed that it is shown."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="pictures")
    path = models.CharField(max_length=100)  # where it lies, sealed: a JPEG of our own making
    digest = models.CharField(max_length=64)
    alt = models.CharField(max_length=240)
    rights = models.CharField(max_length=160)
    public = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["grant", "digest"], name="one_proof_picture_a_file")]

    def __str__(self) -> str:
        return f"{self.grant_id} {self.alt[:40]}"
