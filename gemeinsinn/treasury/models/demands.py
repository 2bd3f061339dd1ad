"""Money asked back from a payee."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gemeinsinn.core.fields import MoneyField
from gemeinsinn.core.models import Dated
from gemeinsinn.treasury.models.ledger import Commitment


class Demand(Dated):
    """An amount to be paid back by a day. Settled by what comes in under the reference, the oldest demand first."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="demands")
    amount = MoneyField()
    reason = models.TextField(blank=True)
    due_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reminded_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="demand_is_something"),
            models.CheckConstraint(condition=Q(settled_at=None) | Q(dropped_at=None), name="demand_ends_once"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} {self.amount}"
