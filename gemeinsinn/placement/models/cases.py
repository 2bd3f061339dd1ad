"""Somebody who would like to help, kept by the staff of one agency; what they noted; the certificate they saw."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gemeinsinn.core.models import Dated
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact
from gemeinsinn.placement.lifecycle.cases import OPEN, AgeBand, CameBy, Closed, Gender, State
from gemeinsinn.places.models import Municipality, Quarter
from gemeinsinn.volunteering.lifecycle.opportunities import MOST_HOURS
from gemeinsinn.volunteering.models import EngagementField

WORDS = ("wish", "motives", "times", "experience", "limits", "due_words", "closed_words")
SILENT = Q(**dict.fromkeys(WORDS, "")) & Q(birth_year=None)


class Case(Dated):
    """One person at one agency. `contact` is None in an anonymous line: without consent it only counts.

    Figures for statistics: asked_on, talked_on, came_by, age_band, gender, fields, municipality and quarter here,
    placed_on, ended_on and field in its proposals. They stay when the person is forgotten.
    """

    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    contact = models.OneToOneField(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.ENQUIRY)
    consented_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField()
    came_by = models.CharField(max_length=8, choices=[(c.value, c.value) for c in CameBy], default=CameBy.DOOR)
    talked_on = models.DateField(null=True, blank=True)
    wish = models.CharField(max_length=300, blank=True)  # in a line
    fields = models.ManyToManyField(EngagementField, blank=True, related_name="+")
    motives = models.TextField(blank=True)
    times = models.CharField(max_length=160, blank=True)  # "vormittags, nicht am Mittwoch"
    hours_a_week = models.PositiveIntegerField(null=True, blank=True)  # hundredths
    experience = models.TextField(blank=True)
    limits = models.TextField(blank=True)  # what they cannot or do not want to do
    spoken = models.JSONField(default=list, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    age_band = models.CharField(max_length=5, choices=[(a.value, a.value) for a in AgeBand], blank=True)
    gender = models.CharField(max_length=7, choices=[(g.value, g.value) for g in Gender], blank=True)
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    quarter = models.ForeignKey(Quarter, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField(null=True, blank=True)  # when somebody wants to look at it again
    due_words = models.CharField(max_length=160, blank=True)
    touched_at = models.DateTimeField(default=timezone.now)  # the last thing a colleague did
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_why = models.CharField(max_length=12, choices=[(c.value, c.value) for c in Closed], blank=True)
    closed_words = models.CharField(max_length=300, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-asked_on", "-pk"]
        indexes = [
            models.Index(fields=["agency", "state", "due_on"], name="cases_of_agency"),
            models.Index(fields=["agency", "asked_on"], name="cases_by_day"),
            models.Index(fields=["state", "closed_at"], name="cases_to_forget"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(contact=None) | Q(consented_on__isnull=False), name="nobody_kept_without_consent"
            ),
            models.CheckConstraint(condition=Q(contact__isnull=False) | SILENT, name="anonymous_case_says_nothing"),
            models.CheckConstraint(
                condition=Q(state=State.CLOSED, closed_at__isnull=False) | Q(state__in=OPEN, closed_at=None),
                name="case_closed_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(talked_on=None) | Q(talked_on__gte=F("asked_on")), name="case_talk_after_asking"
            ),
            models.CheckConstraint(
                condition=Q(hours_a_week=None) | Q(hours_a_week__gt=0, hours_a_week__lte=MOST_HOURS),
                name="case_hours_fit_a_week",
            ),
            models.CheckConstraint(
                condition=Q(birth_year=None) | Q(birth_year__gte=1900, birth_year__lte=2100), name="case_birth_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def is_open(self) -> bool:
        """Nobody has closed it yet."""
        return self.state != State.CLOSED


class CaseNote(models.Model):
    """A dated remark of a colleague; goes with the person."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"note {self.pk} on case {self.case_id}"


class ConductCheck(models.Model):
    """That a certificate of conduct was seen: its day, the result, when and by whom. Never a copy and no words."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="conduct")
    issued_on = models.DateField()
    seen_on = models.DateField()
    clear = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(issued_on__lte=F("seen_on")), name="certificate_seen_after_issue")
        ]

    def __str__(self) -> str:
        return f"case {self.case_id}: {self.seen_on}"
