"""Training: cohorts with modules and dates, who was there, the own project of each trainee, the certificate."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gemeinsinn.core.models import Dated
from gemeinsinn.guides.models.guides import Guide
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.projects.models import Project


class Cohort(Dated):
    """Guides who are trained together."""

    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cohorts")
    name = models.CharField(max_length=120)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-starts", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("starts")), name="cohort_ends_after")
        ]

    def __str__(self) -> str:
        return self.name


class CohortModule(models.Model):
    """A part of the training."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="modules")
    title = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class CohortDay(models.Model):
    """A date of the training: local time of the network."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="days")
    module = models.ForeignKey(CohortModule, null=True, blank=True, on_delete=models.SET_NULL, related_name="days")
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    spot = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["day", "starts", "pk"]
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="cohort_day_ends_after")]

    def __str__(self) -> str:
        return f"{self.day}"

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.ends.hour * 60 + self.ends.minute - self.starts.hour * 60 - self.starts.minute


class Trainee(models.Model):
    """A guide's part in a cohort, with the project they start themselves."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="trainees")
    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="trainings")
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["guide__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["cohort", "guide"], name="one_part_in_a_cohort")]

    def __str__(self) -> str:
        return f"{self.guide} {self.cohort}"


class Attendance(models.Model):
    """Was there."""

    day = models.ForeignKey(CohortDay, on_delete=models.CASCADE, related_name="attendances")
    trainee = models.ForeignKey(Trainee, on_delete=models.CASCADE, related_name="attendances")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "trainee"], name="there_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day_id} {self.trainee_id}"


class Certificate(models.Model):
    """The network says who was trained, together with a house that carries a team."""

    trainee = models.OneToOneField(Trainee, on_delete=models.CASCADE, related_name="certificate")
    house = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    issued_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.trainee} {self.issued_on}"
