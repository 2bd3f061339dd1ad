"""Who signs up: one enrolment a response, one sign-up a shift."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.exchange.models import Response
from gemeinsinn.people.models import Contact
from gemeinsinn.volunteering.lifecycle.signups import HOLDING, State
from gemeinsinn.volunteering.models.plans import Shift

USUAL_REMINDER = 24


class Enrolment(models.Model):
    """What a volunteer's response says beyond a response: how many come, how old, when to be reminded."""

    response = models.OneToOneField(Response, primary_key=True, on_delete=models.CASCADE, related_name="enrolment")
    heads = models.PositiveSmallIntegerField(default=1)
    age = models.PositiveSmallIntegerField(null=True, blank=True)  # only where it matters
    qualified = models.BooleanField(default=False)  # says to have what the shift asks for
    remind_hours = models.PositiveSmallIntegerField(default=USUAL_REMINDER)  # 0: not at all

    def __str__(self) -> str:
        return str(self.response)


class SignUp(models.Model):
    """One enrolment for one shift. Whoever waits stands in line by `queued_at`, then by id."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="sign_ups")
    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="sign_ups")
    heads = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State])
    queued_at = models.DateTimeField(default=timezone.now)
    lapses_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=200, blank=True)  # why somebody could not come, in their own words

    class Meta:
        ordering = ["queued_at", "id"]
        indexes = [
            models.Index(fields=["shift", "state", "queued_at"], name="signups_in_line"),
            models.Index(fields=["state", "lapses_at"], name="signups_lapsing"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "shift"], name="one_signup_a_shift"),
            models.CheckConstraint(condition=Q(heads__gt=0), name="signup_has_heads"),
        ]

    def __str__(self) -> str:
        return f"{self.shift}: {self.state}"

    @property
    def holds(self) -> int:
        """How many places of the shift it keeps."""
        return self.heads if self.state in HOLDING else 0


class GuardianConsent(models.Model):
    """A guardian's yes for somebody under 16, given by the link in a mail. Asked once an enrolment."""

    enrolment = models.OneToOneField(Enrolment, primary_key=True, on_delete=models.CASCADE, related_name="guardian")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    wording = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(given_at=None) | Q(refused_at=None), name="guardian_says_one_thing")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}: {'yes' if self.given_at else 'no' if self.refused_at else '?'}"
