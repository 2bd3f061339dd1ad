"""What both sides said afterwards, and the public thank-you."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from gemeinsinn.partnerships.lifecycle import Outcome, Side
from gemeinsinn.partnerships.models.agreements import Agreement

ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]


class Fulfilment(models.Model):
    """One side's answer: did it happen, how much, was it concrete, was the benefit felt?"""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="answers")
    side = models.CharField(max_length=6, choices=[(s.value, s.value) for s in Side])
    outcome = models.CharField(max_length=8, choices=[(o.value, o.value) for o in Outcome])
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    concrete = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    benefit_felt = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    sentence = models.CharField(max_length=300, blank=True)
    may_publish = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "side"], name="one_answer_a_side")]

    def __str__(self) -> str:
        return f"{self.side}: {self.outcome}"


class Thanks(models.Model):
    """A public thank-you: made only when both sides want it, gone when one takes that back."""

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="thanks")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "thanks"

    def __str__(self) -> str:
        return f"thanks for {self.agreement_id}"
