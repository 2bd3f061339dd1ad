"""A parent or guardian of somebody under 16, asked by mail before a host hears of them."""

from django.db import models
from django.db.models import Q

from gemeinsinn.people.models import Contact
from gemeinsinn.placement.models.proposals import Proposal


class GuardianAsked(models.Model):
    """Their answer to one introduction, by the link in the mail. The words agreed to are a consent of their contact."""

    proposal = models.OneToOneField(Proposal, primary_key=True, on_delete=models.CASCADE, related_name="guardian")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(given_at=None) | Q(refused_at=None), name="guardian_of_a_case_says_one_thing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {'yes' if self.given_at else 'no' if self.refused_at else '?'}"
