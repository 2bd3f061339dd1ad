"""Projects with their plan, pictures, supporters and funding."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.core.fields import MoneyField
from gemeinsinn.core.models import Dated
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact
from gemeinsinn.places.access import Access
from gemeinsinn.places.models import Located
from gemeinsinn.projects.lifecycle import State


class Project(Located, Dated):
    """A Vorhaben: what is to happen, for whom, where, and who runs it."""

    title = models.CharField(max_length=120, blank=True)
    slug = models.SlugField(max_length=140, blank=True)
    aim = models.TextField(blank=True)
    target_group = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="projects"
    )
    run_by = models.CharField(max_length=120, blank=True)  # who runs it, in words, where no profile is linked
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="projects")
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    access = models.CharField(max_length=6, choices=Access, blank=True)
    access_words = models.CharField(max_length=160, blank=True)  # "Durch das Hoftor ohne Stufen"
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State], default=State.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=8, default="de")
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(fields=["state", "-published_at"], name="projects_listed"),
            models.Index(fields=["agency", "state"], name="projects_of_agency"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(starts=None) | models.Q(ends__gte=models.F("starts")),
                name="project_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def runner(self) -> str:
        """Who runs it: the name of the profile, else the words given."""
        return self.organisation.name if self.organisation else self.run_by


class ProjectCheck(models.Model):
    """An agency looked at a project and decided."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="checks")
    state = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.project_id} {self.state}"


class ProjectStep(models.Model):
    """One step of the plan."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(max_length=160)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class ProjectPicture(models.Model):
    """A picture, described in words and with a statement about its rights."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="pictures")
    image = models.ImageField(upload_to="projects/", width_field="width", height_field="height")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    alt = models.CharField(max_length=240)
    rights = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.alt


class Supporter(models.Model):
    """Someone else who helps: a name, perhaps a profile, and what they do."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="supporters")
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(max_length=160, blank=True)

    def __str__(self) -> str:
        return self.name


class FundingShare(models.Model):
    """Where the money or the hours come from: the honest mix."""

    class Source(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        STATE = "state", pgettext_lazy("source of money", "State")
        FEDERATION = "federation", _("Federation")
        FOUNDATION = "foundation", _("Foundation")
        BUSINESS = "business", _("Business")
        OWN = "own", _("Own funds")
        HOURS = "hours", _("Volunteer hours")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="funding")
    source = models.CharField(max_length=14, choices=Source)
    amount = MoneyField(null=True, blank=True)
    hours = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(source="hours", hours__isnull=False, amount__isnull=True)
                | (~models.Q(source="hours") & models.Q(amount__gte=0, hours__isnull=True)),
                name="funding_is_money_or_hours",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.amount or self.hours}"
