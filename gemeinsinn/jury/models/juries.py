"""Juries and who sits in them."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.models import Dated
from gemeinsinn.fund.models import Fund
from gemeinsinn.organisations.models import Organisation


class Jury(Dated):
    """Those who decide about applications of one fund; their rules stand in the rule sets of its rounds."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="juries")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["fund__name", "name", "id"]
        constraints = [models.UniqueConstraint(fields=["fund", "name"], name="one_jury_a_name")]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """A seat from a day, to a day if it has an end. `street` and `town` only serve to compare with applications."""

    class Function(models.TextChoices):
        MEMBER = "member", _("Member")
        CHAIR = "chair", _("Chair")

    jury = models.ForeignKey(Jury, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="jury_seats"
    )
    name = models.CharField(max_length=120)
    institution = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    institution_name = models.CharField(max_length=160, blank=True)
    function = models.CharField(max_length=6, choices=Function, default=Function.MEMBER)
    youth = models.BooleanField(default=False)
    guardian_name = models.CharField(max_length=120, blank=True)  # of somebody under age
    street = models.CharField(max_length=120, blank=True)
    town = models.CharField(max_length=120, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["function", "name", "id"]  # the chair first
        constraints = [
            models.UniqueConstraint(fields=["jury", "user"], condition=Q(ends=None), name="one_open_seat_a_person"),
            models.UniqueConstraint(fields=["jury"], condition=Q(ends=None, function="chair"), name="one_chair_a_jury"),
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("starts")), name="seat_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def institution_key(self) -> str:
        """The same for all members of one institution; "" where nobody sent them."""
        if self.institution_id:
            return f"org-{self.institution_id}"
        name = self.institution_name.casefold()
        return hashlib.sha256(name.encode()).hexdigest()[:32] if name else ""
