"""What the bank has answered: files, and their lines with what became of each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.core.fields import MoneyField
from gemeinsinn.treasury.lifecycle.statements import Outcome
from gemeinsinn.treasury.models.ledger import Commitment
from gemeinsinn.treasury.models.payments import Payment


class BankFile(models.Model):
    """A file that was read; the same one is not read twice. The file itself is not kept."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16)
    digest = models.CharField(max_length=64, unique=True)
    known = models.PositiveIntegerField(default=0)  # lines that an earlier file had told already
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name


class BankLine(models.Model):
    """A booked transaction. Who and why are kept only while somebody has to find out what it is."""

    file = models.ForeignKey(BankFile, on_delete=models.PROTECT, related_name="lines")
    key = models.CharField(max_length=64, unique=True)  # a digest of what makes a booking this one
    amount = MoneyField()
    credit = models.BooleanField()
    day = models.DateField()
    end_to_end = models.CharField(max_length=35, blank=True)
    reason = models.CharField(max_length=4, blank=True)
    party = models.CharField(max_length=140, blank=True)
    text = models.CharField(max_length=140, blank=True)
    outcome = models.CharField(max_length=10, choices=[(o.value, o.value) for o in Outcome])
    payment = models.ForeignKey(Payment, null=True, blank=True, on_delete=models.PROTECT, related_name="lines")
    commitment = models.ForeignKey(Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="lines")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["outcome", "day"], name="bank_lines_open")]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="bank_line_is_something")]

    def __str__(self) -> str:
        return f"{self.day} {self.amount}"
