"""Searches people keep, and what each has told them already."""

from django.db import models
from django.utils import timezone

from gemeinsinn.core.models import Dated
from gemeinsinn.matching.lifecycle.saved import MOST_A_PERSON, Rhythm, State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact


class SavedSearch(Dated):
    """One question that goes on asking. Whoever keeps it is a contact of its own, as with every form without account.

    A confirmed search of a person has one of MOST_A_PERSON numbers: two cannot have the same, so there are no more.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="saved_searches")
    words = models.CharField(max_length=400, blank=True)
    sides = models.JSONField(default=list, blank=True)
    kinds = models.JSONField(default=list, blank=True)
    spoken = models.JSONField(default=list, blank=True)
    accessible = models.BooleanField(default=False)
    place = models.CharField(max_length=120, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    km = models.FloatField(default=10)
    until = models.DateField(null=True, blank=True)
    rhythm = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Rhythm])
    state = models.CharField(
        max_length=8, choices=[(one.value, one.value) for one in State], default=State.WAITING.value
    )
    person = models.CharField(max_length=64, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    # Whose brokers may call or write about it: the agency of its place, while the person agrees (a Consent says since when)
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    form_key = models.UUIDField(unique=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "saved searches"
        indexes = [
            models.Index(fields=["state", "due_at"], name="searches_due"),
            models.Index(fields=["agency", "state"], name="wishes_of_agency"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "number"], condition=models.Q(number__isnull=False), name="a_number_is_taken_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__isnull=True) | models.Q(number__range=(1, MOST_A_PERSON)),
                name="so_many_searches_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.WAITING.value, number__isnull=True)
                | (~models.Q(state=State.WAITING.value) & models.Q(number__isnull=False) & ~models.Q(person="")),
                name="confirmed_searches_have_a_number",
            ),
        ]

    def __str__(self) -> str:
        return f"saved search {self.pk}"


class ToldHit(models.Model):
    """One thing one search has told: nothing is told twice."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="told")
    key = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "key"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.key} told by {self.search_id}"
