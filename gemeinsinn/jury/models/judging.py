"""What members give and say: points, words, votes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.core.fields import MoneyField
from gemeinsinn.jury.lifecycle.tally import Choice
from gemeinsinn.jury.models.juries import Member
from gemeinsinn.jury.models.sittings import Case


class Score(models.Model):
    """Points of one member: {"criterion": 0 to 5}."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="scores")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="scores")
    points = models.JSONField(default=dict)
    reasons = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "member"], name="one_score_a_member")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.member_id}"


class Remark(models.Model):
    """One word of the discussion. Only those who decide about the case read it, and whoever leads."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.at:%Y-%m-%d}"


class Vote(models.Model):
    """One vote. `institution_key` is set where the rules give an institution one vote, so that it has no second."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="votes")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="votes")
    choice = models.CharField(max_length=8, choices=[(c.value, c.value) for c in Choice])
    amount = MoneyField(null=True, blank=True)
    institution_key = models.CharField(max_length=40, null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "member"], name="one_vote_a_member"),
            models.UniqueConstraint(fields=["case", "institution_key"], name="one_vote_an_institution"),
            models.CheckConstraint(
                condition=Q(choice="less", amount__gt=0) | (~Q(choice="less") & Q(amount=None)), name="less_is_money"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.choice} {self.case_id}"
