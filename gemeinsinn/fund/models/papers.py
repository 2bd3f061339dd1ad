"""Documents handed in with an application: what the rules ask for, a signed paper, or anything else."""

from django.conf import settings
from django.db import models

from gemeinsinn.core.models import Paper
from gemeinsinn.fund.models.applications import Application, Signatory


class HandedIn(Paper):
    """One document. `key` is that of the rules, empty for any other; with a signatory it is what they signed by hand."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="papers")
    key = models.CharField(max_length=30, blank=True)
    signatory = models.ForeignKey(Signatory, null=True, blank=True, on_delete=models.CASCADE, related_name="papers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.label
