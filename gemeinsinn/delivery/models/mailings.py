"""One message in many copies: its parts are written once and never change afterwards."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from gemeinsinn.delivery.lifecycle.mailings import State


class Mailing(models.Model):
    """What is sent. `reference` is the caller's name for it: of one kind it is taken once only.

    Subject, plain and HTML part hold `[[places]]`, filled for each row from its values.
    """

    kind = models.SlugField(max_length=30)
    reference = models.CharField(max_length=80)
    sender = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    plain = models.TextField()
    html = models.TextField()
    places = models.JSONField(default=list)
    headers = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in State], default=State.OPEN)
    stopped_because = models.CharField(max_length=300, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    going_since = models.DateTimeField(null=True, blank=True)  # started or resumed
    ended_at = models.DateTimeField(null=True, blank=True)
    quiet_until = models.DateTimeField(null=True, blank=True)  # the server asked for a rest
    strikes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["kind", "reference"], name="one_mailing_a_reference")]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference} ({self.state})"
