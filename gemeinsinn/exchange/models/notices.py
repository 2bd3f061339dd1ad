"""Needs and offers: two sides of the same notice board, in the same five kinds."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact
from gemeinsinn.places import access
from gemeinsinn.places.models import Located
from gemeinsinn.projects.models import Project


class Kind(models.TextChoices):
    """What is needed or offered. The values are the German words of addresses (?art=zeit)."""

    TIME = "zeit", _("Time")
    SKILL = "wissen", _("Skill")
    GOODS = "sachen", _("Goods")
    SPACE = "raeume", _("Space")
    MONEY = "geld", _("Money")


class Unit(models.TextChoices):
    """How an amount is counted. Free words are kept in `unit_words` ("chairs")."""

    PIECE = "piece", _("pieces")
    PERSON = "person", _("people")
    HOUR = "hour", _("hours")
    PLACE = "place", _("places")  # of shifts: nobody types it
    DATE = "date", _("dates")
    KILOGRAM = "kg", _("kg")
    SQUARE_METRE = "m2", _("m²")
    EURO = "euro", _("€")


class Notice(Located, Dated):
    """What needs and offers share. Amounts are hundredths of the unit (core.quantities)."""

    class ContactMode(models.TextChoices):
        REPLY = "reply", _("Reply by form")
        PHONE = "phone", _("By phone")
        BROKER = "broker", _("Through the agency first")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Everyone")
        PARTNERS = "partners", _("Partners only")

    Access = access.Access

    kind = models.CharField(max_length=8, choices=Kind, default=Kind.TIME)
    title = models.CharField(max_length=120, blank=True)
    slug = models.SlugField(max_length=140, blank=True)
    details = models.TextField(blank=True)
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=8, choices=Unit, default=Unit.PIECE)
    unit_words = models.CharField(max_length=40, blank=True)
    covered = models.PositiveBigIntegerField(default=0)
    starts = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    when_words = models.CharField(max_length=120, blank=True)
    access = models.CharField(max_length=6, choices=access.Access, blank=True)
    access_words = models.CharField(max_length=160, blank=True)  # "Aufzug, Toilette im Erdgeschoss"
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    organisation_name = models.CharField(max_length=160, blank=True)  # as the author wrote it
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    contact_mode = models.CharField(max_length=8, choices=ContactMode, default=ContactMode.REPLY)
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.PUBLIC)
    languages = models.JSONField(default=list, blank=True)
    language = models.CharField(max_length=8, default="de")
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State], default=State.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)  # last time somebody said it is still wanted
    asked_at = models.DateTimeField(null=True, blank=True)  # when "still needed?" was mailed
    source = models.CharField(max_length=80, null=True, blank=True, unique=True)  # "freinet:50057" if imported
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def left(self) -> int | None:
        """Hundredths still missing, or None where no amount was named."""
        return None if self.amount is None else self.amount - self.covered


# Partial indexes of the boards. `state` stands in them once more: only then SQLite counts without touching the rows.
LISTED = models.Q(state=State.PUBLISHED)
ACCESSIBLE = models.Q(state=State.PUBLISHED, access="yes")
ASKED = models.Q(state=State.PUBLISHED, asked_at__isnull=False)
TAKEN_DOWN = ~models.Q(state=State.PUBLISHED) & models.Q(published_at__isnull=False)  # once read by everyone


class Need(Notice):
    """Somebody needs something, and says what the partner gets out of it."""

    class Benefit(models.TextChoices):
        VISIBLE = "visible", _("Our thanks can be seen")
        TEAM = "team", _("Your team experiences something")
        LEARNING = "learning", _("Trainees learn")
        CUSTOMERS = "customers", _("New customers")
        RETURN = "return", _("We give something back")
        QUARTER = "quarter", _("The quarter wins")

    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="needs")
    benefit_kind = models.CharField(max_length=10, choices=Benefit, blank=True)
    benefit = models.CharField(max_length=300, blank=True)
    planned = models.BooleanField(default=False)  # answered shift by shift (volunteering), which counts its amount

    class Meta:
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(fields=["-published_at", "-id", "audience", "state"], condition=LISTED, name="needs_newest"),
            models.Index(
                fields=["kind", "audience", "-published_at", "-id", "state"], condition=LISTED, name="needs_by_kind"
            ),
            models.Index(
                fields=["lat", "lon", "kind", "audience", "state", "access"], condition=LISTED, name="needs_by_place"
            ),
            models.Index(fields=["quarter", "kind", "audience", "state"], condition=LISTED, name="needs_by_quarter"),
            models.Index(
                fields=["-published_at", "-id", "kind", "audience", "state", "access"],
                condition=ACCESSIBLE,
                name="needs_accessible",
            ),
            models.Index(fields=["changed_at", "id", "audience", "state"], condition=LISTED, name="needs_by_change"),
            models.Index(
                fields=["changed_at", "id", "kind", "audience"], condition=TAKEN_DOWN, name="needs_taken_down"
            ),
            models.Index(fields=["agency", "state"], name="needs_of_agency"),
            models.Index(fields=["asked_at", "agency", "state"], condition=ASKED, name="needs_asked"),
            models.Index(fields=["state", "until"], name="needs_by_end"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(covered__lte=models.F("amount")),
                name="need_never_overcovered",
            ),
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(amount__gt=0), name="need_amount_positive"
            ),
        ]


class Offer(Notice):
    """Somebody can give something, once or standing."""

    standing = models.BooleanField(default=False)
    radius_km = models.PositiveSmallIntegerField(null=True, blank=True)
    conditions = models.CharField(max_length=300, blank=True)
    benefit_hoped = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(fields=["-published_at", "-id", "audience", "state"], condition=LISTED, name="offers_newest"),
            models.Index(
                fields=["kind", "audience", "-published_at", "-id", "state"], condition=LISTED, name="offers_by_kind"
            ),
            models.Index(
                fields=["lat", "lon", "kind", "audience", "state", "access"], condition=LISTED, name="offers_by_place"
            ),
            models.Index(fields=["quarter", "kind", "audience", "state"], condition=LISTED, name="offers_by_quarter"),
            models.Index(
                fields=["-published_at", "-id", "kind", "audience", "state", "access"],
                condition=ACCESSIBLE,
                name="offers_accessible",
            ),
            models.Index(fields=["changed_at", "id", "audience", "state"], condition=LISTED, name="offers_by_change"),
            models.Index(fields=["agency", "state"], name="offers_of_agency"),
            models.Index(fields=["asked_at", "agency", "state"], condition=ASKED, name="offers_asked"),
            models.Index(fields=["state", "until"], name="offers_by_end"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(covered__lte=models.F("amount")),
                name="offer_never_overcovered",
            ),
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(amount__gt=0), name="offer_amount_positive"
            ),
        ]


class NoticeCheck(models.Model):
    """An agency looked at a need or offer and decided; `changes` says what it edited."""

    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.CASCADE, related_name="checks")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.CASCADE, related_name="checks")
    state = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(blank=True)
    changes = models.JSONField(default=list, blank=True)  # [{"field": ..., "before": ..., "after": ...}]

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(need__isnull=False, offer=None) | models.Q(need=None, offer__isnull=False),
                name="check_of_need_or_offer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"
