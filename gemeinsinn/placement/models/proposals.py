"""One opportunity for one person, and what both sides say afterwards."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.placement.lifecycle.following import Answer, Side
from gemeinsinn.placement.lifecycle.proposals import KNOWN, Move, Reason, State
from gemeinsinn.placement.models.cases import Case
from gemeinsinn.volunteering.models import EngagementField


class Proposal(models.Model):
    """A need of time or skill for a case. The host learns who it is only with `consented_at`.

    `last_move`, `last_before`, `last_at` and `last_by` let whoever moved it take a slip back for half an hour.
    `field` and `certificate` are copied from the opportunity, because they outlive it.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="proposals")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="+")
    field = models.ForeignKey(EngagementField, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    certificate = models.BooleanField(default=False)  # of conduct: asked for when it was suggested
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.SUGGESTED)
    suggested_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)  # mailed to the person
    appealed_at = models.DateTimeField(null=True, blank=True)  # when the person ticked it on their own page
    consented_at = models.DateTimeField(null=True, blank=True)
    introduced_at = models.DateTimeField(null=True, blank=True)
    trial_on = models.DateField(null=True, blank=True)
    placed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)  # came to nothing, or was over
    reason = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Reason], blank=True)
    words = models.CharField(max_length=300, blank=True)
    last_move = models.CharField(max_length=10, choices=[(m.value, m.value) for m in Move], blank=True)
    last_before = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], blank=True)
    last_at = models.DateTimeField(null=True, blank=True)
    last_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["suggested_at", "pk"]
        indexes = [
            models.Index(fields=["state", "placed_on"], name="proposals_placed"),
            models.Index(fields=["need", "state"], name="proposals_of_need"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "need"], name="one_proposal_a_need"),
            models.CheckConstraint(
                condition=Q(introduced_at=None) | Q(consented_at__isnull=False), name="no_introduction_without_a_yes"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(KNOWN)) | Q(introduced_at__isnull=False), name="known_hosts_were_told"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.PLACED, State.ENDED]) | Q(placed_on__isnull=False),
                name="placed_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need} {self.state}"


class FollowUp(models.Model):
    """One side of a placement is asked how it goes: by mail with one click, or by telephone."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="follow_ups")
    side = models.CharField(max_length=6, choices=[(s.value, s.value) for s in Side])
    asked_at = models.DateTimeField()
    mailed = models.BooleanField(default=False)  # otherwise somebody has to ring
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=12, choices=[(a.value, a.value) for a in Answer], blank=True)
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["proposal", "side"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "side"], name="each_side_asked_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="follow_up_answered_with_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.side} {self.answer or '?'}"
