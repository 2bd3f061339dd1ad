"""A need on paper for a trader's counter: its short address, and the answers that came from there."""

from django.db import models

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.guides.models.guides import Guide
from gemeinsinn.guides.models.teams import Team


class NeedSheet(Dated):
    """One paper a need and guide; printing it again gives the same."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="sheets")
    guide = models.ForeignKey(Guide, null=True, blank=True, on_delete=models.SET_NULL, related_name="sheets")
    code = models.CharField(max_length=8, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "guide"], name="one_sheet_a_need_and_guide")]

    def __str__(self) -> str:
        return self.code


class SheetAnswer(models.Model):
    """An answer somebody gave through the short address."""

    sheet = models.ForeignKey(NeedSheet, on_delete=models.CASCADE, related_name="answers")
    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.sheet} {self.response_id}"
