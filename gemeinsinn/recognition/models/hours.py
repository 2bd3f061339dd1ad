"""Who gives time, their hours, and every step of these."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact
from django.utils import timezone

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact
from gemeinsinn.recognition.lifecycle.hours import MOST_MINUTES, QUARTER, Act, Side, Source, State
from gemeinsinn.volunteering.models import EngagementField, Shift


class Volunteer(Dated):
    """One person by a confirmed address, whatever they signed up for with it: here their hours are added up.

    The contact is this row's own. `address` is its e-mail address in small letters; None once the person is erased.
    """

    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(max_length=254, unique=True, null=True)

    def __str__(self) -> str:
        return str(self.contact)


class Hours(Dated):
    """Time given on one day to one host. The host is the organisation, or without one whoever wrote the need."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="hours")
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    field = models.ForeignKey(EngagementField, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    shift = models.ForeignKey(Shift, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    day = models.DateField()
    minutes = models.PositiveIntegerField()
    what = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Source], default=Source.OWN)
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.ENTERED)
    told_at = models.DateTimeField(null=True, blank=True)  # when the host heard that these wait
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-day", "-id"]
        verbose_name_plural = "hours"
        indexes = [
            models.Index(fields=["volunteer", "state", "day"], name="hours_of_volunteer"),
            models.Index(fields=["need", "state"], name="hours_of_need"),
            models.Index(fields=["organisation", "state"], name="hours_of_organisation"),
            models.Index(fields=["agency", "state", "day"], name="hours_of_agency"),
            models.Index(fields=["state", "told_at"], name="hours_untold"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer", "shift"], condition=Q(shift__isnull=False), name="hours_of_a_shift_once"
            ),
            models.UniqueConstraint(
                fields=["volunteer", "need", "day"],
                condition=Q(shift=None, need__isnull=False, source=Source.OWN),
                name="hours_of_a_day_once",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=MOST_MINUTES), name="hours_of_one_day_make_sense"
            ),
            models.CheckConstraint(condition=Exact(F("minutes") % QUARTER, 0), name="hours_in_quarters"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.minutes} min"


class HoursStep(models.Model):
    """Who said what about hours, when, and from how many minutes to how many. Added to, never changed."""

    hours = models.ForeignKey(Hours, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=8, choices=[(a.value, a.value) for a in Act])
    side = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Side])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    before = models.PositiveIntegerField(null=True, blank=True)  # minutes
    after = models.PositiveIntegerField()
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.act} {self.before} → {self.after}"
