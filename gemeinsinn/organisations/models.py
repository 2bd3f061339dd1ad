"""Organisations, their members, checks and the areas of agencies."""

import uuid

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.fields import PlainJSON
from gemeinsinn.core.models import Dated
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.people.models import Contact
from gemeinsinn.places.access import Access
from gemeinsinn.places.models import Located, Municipality, Quarter


class Giving(models.TextChoices):
    """What an organisation likes to give: the five kinds, by the words of addresses (?gibt=zeit)."""

    TIME = "zeit", _("Time")
    SKILL = "wissen", _("Skill")
    GOODS = "sachen", _("Goods")
    SPACE = "raeume", _("Space")
    MONEY = "geld", _("Money")


COLOUR = [RegexValidator(r"^#[0-9a-f]{6}$")]


class Organisation(Located, Dated):
    """Anyone who acts together: from the agency to the corner shop."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("Volunteer agency")
        ASSOCIATION = "association", _("Association")
        INITIATIVE = "initiative", _("Initiative")
        COMPANY = "company", _("Company")
        HOUSING = "housing", _("Housing company")
        SOCIAL = "social", _("Social enterprise")
        MUNICIPALITY = "municipality", _("Municipality")
        SCHOOL = "school", _("School or institution")

    COMPANY_KINDS = (Kind.COMPANY, Kind.HOUSING, Kind.SOCIAL)

    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=160, blank=True)
    slug = models.SlugField(max_length=180, unique=True)
    about = models.TextField(blank=True)
    branch = models.CharField(max_length=80, blank=True)
    gives = models.TextField(blank=True)
    gives_kinds = models.JSONField(
        default=dict, blank=True, encoder=PlainJSON
    )  # {"sachen": "offcuts, weekly", "zeit": ""}
    gives_not = models.TextField(blank=True)
    website = models.URLField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=160, blank=True)
    access = models.CharField(max_length=6, choices=Access, blank=True)
    access_words = models.CharField(max_length=160, blank=True)  # "Klingel am Tor, wir legen eine Rampe an"
    logo = models.ImageField(upload_to="logos/", blank=True)
    brand = models.CharField(max_length=7, blank=True, validators=COLOUR)
    paid_staff = models.PositiveIntegerField(null=True, blank=True)
    volunteers = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State], default=State.DRAFT)
    agency = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="looks_after")
    members: "models.ManyToManyField[models.Model, models.Model]" = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Membership", related_name="organisations"
    )
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="organisations")
    language = models.CharField(max_length=8, default="de")
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(max_length=80, blank=True, db_index=True)
    unattended_since = models.DateTimeField(null=True, blank=True)  # everybody behind it has left

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="social")
                | models.Q(state="draft")
                | models.Q(paid_staff__isnull=False, volunteers__isnull=False),
                name="social_enterprise_states_people",
            )
        ]
        indexes = [
            models.Index(fields=["state", "kind", "name"], name="organisations_listed"),
            models.Index(fields=["agency", "state"], name="organisations_of_agency"),
            models.Index(
                fields=["unattended_since", "agency", "state"],
                condition=models.Q(unattended_since__isnull=False),
                name="organisations_unattended",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def givings(self) -> list[tuple[str, str, str]]:
        """What it likes to give, as (kind, label, words), in the order of the kinds."""
        return [(kind.value, str(kind.label), self.gives_kinds[kind]) for kind in Giving if kind in self.gives_kinds]

    @property
    def is_company(self) -> bool:
        return self.kind in self.COMPANY_KINDS


class Membership(models.Model):
    """A person's part in an organisation."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        EDITOR = "editor", _("Editor")
        CONTACT = "contact", _("Contact person")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role)
    function = models.CharField(max_length=80, blank=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="one_membership_a_person")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"


class Invitation(models.Model):
    """Somebody was asked by mail to join. Answered or taken back: the row stays, the address goes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(max_length=254, blank=True)
    role = models.CharField(max_length=8, choices=Membership.Role)
    function = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"], condition=models.Q(answered_at=None), name="one_open_invitation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id}"


class OrganisationCheck(models.Model):
    """An agency looked at a profile and decided."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="checks")
    state = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.state}"


class AgencyArea(models.Model):
    """A municipality, or one quarter of it, that an agency is responsible for."""

    agency = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="areas")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    quarter = models.ForeignKey(Quarter, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality"], condition=models.Q(quarter=None), name="one_agency_a_municipality"
            ),
            models.UniqueConstraint(
                fields=["quarter"], condition=models.Q(quarter__isnull=False), name="one_agency_a_quarter"
            ),
        ]

    def __str__(self) -> str:
        return str(self.quarter or self.municipality)


class DutyHour(models.Model):
    """Every week at this time somebody of the agency answers its telephone. Local time."""

    agency = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="duty_hours")
    weekday = models.PositiveSmallIntegerField()  # Monday is 0
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta:
        ordering = ["weekday", "starts", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "weekday", "starts"], name="one_duty_hour_a_beginning"),
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="duty_ends_after_start"),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="duty_has_a_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts}"


class DutyException(models.Model):
    """On these days the week does not hold: nobody answers, or at another time."""

    agency = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="duty_exceptions")
    first = models.DateField()
    last = models.DateField()
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    why = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["first", "starts", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="duty_exception_in_order"),
            models.CheckConstraint(
                condition=models.Q(starts=None, ends=None) | models.Q(ends__gt=models.F("starts")),
                name="duty_exception_closed_or_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} {self.last}"
