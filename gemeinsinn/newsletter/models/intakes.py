"""Earlier lists that were taken over: who did it, on what ground, and what became of each row."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from gemeinsinn.core.models import Dated
from gemeinsinn.newsletter.lifecycle.intakes import ASKED_ANEW, State, Way


class Intake(Dated):
    """One list. `outcomes` holds a letter for each row; addresses are only in the sealed file, which goes after a week."""

    name = models.CharField(max_length=160)  # of the file
    path = models.CharField(max_length=100, blank=True)  # where it lies, sealed; empty on the command line
    heads = models.JSONField(default=list)
    columns = models.JSONField(default=dict)  # what stands in which column
    assumed = models.CharField(max_length=200, blank=True)  # by the reader
    way = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Way], default=Way.ASK.value)
    source = models.CharField(max_length=200, blank=True)  # where people said yes
    wording = models.TextField(blank=True)  # to which words
    language = models.CharField(max_length=8, default="de")
    days = models.PositiveSmallIntegerField(default=ASKED_ANEW)
    state = models.CharField(max_length=8, choices=[(one.value, one.value) for one in State], default=State.NEW.value)
    total = models.PositiveIntegerField(default=0)
    outcomes = models.TextField(blank=True)
    counts = models.JSONField(default=dict)
    begun_at = models.DateTimeField(default=timezone.now)  # what it brings bears this time
    busy_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-begun_at", "-pk"]

    def __str__(self) -> str:
        return self.name
