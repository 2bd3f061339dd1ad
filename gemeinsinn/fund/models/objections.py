"""Objections to a decision (Widerspruch): each with its day, its answer and its state."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.fund.models.applications import Application
from gemeinsinn.fund.models.decisions import Decision


class Objection(models.Model):
    """One objection; while it is open there is no second one. Late ones are taken as well, and marked."""

    class Outcome(models.TextChoices):
        OPEN = "open", pgettext_lazy("an objection", "open")
        UPHELD = "upheld", _("upheld")
        DISMISSED = "dismissed", _("dismissed")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="objections")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="objections")
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    is_late = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(outcome="open"), name="one_open_objection"),
            models.CheckConstraint(
                condition=Q(outcome="open", answered_at=None) | (~Q(outcome="open") & Q(answered_at__isnull=False)),
                name="objection_answered_or_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.application_id}"
