"""Calls: "please call me" lands at the broker's desk."""

import uuid

from django.conf import settings
from django.db import models

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.lifecycle.calls import State
from gemeinsinn.exchange.models.notices import Need, Offer
from gemeinsinn.exchange.models.responses import Response
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact


class CallRequest(Dated):
    """Somebody wants to be called about a need, an offer, or in general."""

    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.CASCADE, related_name="calls")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.CASCADE, related_name="calls")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="calls")
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    good_times = models.CharField(max_length=160, blank=True)
    message = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in State], default=State.OPEN)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    tries = models.PositiveSmallIntegerField(default=0)
    last_tried_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    response = models.ForeignKey(Response, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["agency", "state", "created_at"], name="calls_waiting")]

    def __str__(self) -> str:
        return f"{self.contact} {self.state}"

    @property
    def notice(self) -> Need | Offer | None:
        """The need or offer it is about, if any."""
        return self.need or self.offer
