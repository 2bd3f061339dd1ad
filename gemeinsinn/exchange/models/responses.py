"""Responses: somebody answers a need ("yes, we'll do it") or an offer ("we would like that")."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.lifecycle.responses import State
from gemeinsinn.exchange.models.notices import Need, Offer
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact


class Response(Dated):
    """One answer to one need or offer. `amount` is in hundredths of the notice's unit."""

    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.CASCADE, related_name="responses")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.CASCADE, related_name="responses")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="responses")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="responses"
    )
    organisation_name = models.CharField(max_length=160, blank=True)
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    freed = models.PositiveBigIntegerField(default=0)  # of `amount`: did not come in the end, others may promise it
    message = models.TextField(blank=True)
    planned = models.BooleanField(default=False)  # given shift by shift: volunteering decides and changes it
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State], default=State.UNCONFIRMED)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    lapses_at = models.DateTimeField(null=True, blank=True)  # when it expires unless confirmed or decided
    broker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["need", "state"], name="responses_of_need"),
            models.Index(fields=["offer", "state"], name="responses_of_offer"),
            models.Index(fields=["state", "lapses_at"], name="responses_lapsing"),
            models.Index(fields=["organisation", "state"], name="responses_of_organisation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(need__isnull=False, offer=None) | models.Q(need=None, offer__isnull=False),
                name="response_to_need_or_offer",
            ),
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(amount__gt=0), name="response_amount_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(freed=0) | models.Q(freed__lte=models.F("amount")), name="response_freed_of_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice}: {self.contact}"

    @property
    def notice(self) -> Need | Offer:
        """The need or offer that was answered."""
        notice = self.need or self.offer
        assert notice is not None  # response_to_need_or_offer guards it
        return notice

    @property
    def held(self) -> int:
        """Hundredths of the notice that this answer keeps from others, as long as it holds anything."""
        return (self.amount or 0) - self.freed


class Decision(models.Model):
    """Yes or no to a response: who decided, when, and what they said."""

    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="decision")
    accepted = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return "yes" if self.accepted else "no"
