"""Applications, their frozen versions and those who sign."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.core.fields import MoneyField, PlainJSON
from gemeinsinn.core.models import Dated
from gemeinsinn.core.money import Money
from gemeinsinn.fund.lifecycle.applications import Part, State
from gemeinsinn.fund.lifecycle.plans import Weighed, weigh
from gemeinsinn.fund.lifecycle.rulesets import Applicant, Rules
from gemeinsinn.fund.models.funds import Round, RuleSet
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.models import Contact
from gemeinsinn.places.models import Located
from gemeinsinn.projects.models import Project


def nothing() -> Money:
    """Before there is a plan."""
    return Money(0)


class Application(Located, Dated):
    """What somebody wants to do with money of a round, from the first draft on.

    `costs` are [{"type", "what", "cents"}], `means` [{"kind", "what", "cents"}]; `draft` holds who it is until it is
    sent: {"name", "email", "phone", "host": {"organisation", "name", "email"}, "co": {"name", "email"}}.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="applications")
    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State], default=State.DRAFT)
    reference = models.CharField(max_length=20, unique=True, null=True, blank=True)  # "EF-2026-0042"
    kind = models.CharField(max_length=12, choices=[(a.value, a.value) for a in Applicant], blank=True)
    organisation_name = models.CharField(max_length=160, blank=True)
    legal_form = models.CharField(max_length=80, blank=True)
    project = models.ForeignKey(Project, null=True, blank=True, on_delete=models.SET_NULL, related_name="applications")
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="applications")
    street = models.CharField(max_length=120, blank=True)
    town = models.CharField(max_length=120, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=120, blank=True)
    aim = models.TextField(blank=True)
    target_group = models.CharField(max_length=200, blank=True)
    course = models.TextField(blank=True)
    partners = models.CharField(max_length=300, blank=True)
    publicity = models.CharField(max_length=300, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    not_begun = models.BooleanField(default=False)
    costs = models.JSONField(default=list, blank=True, encoder=PlainJSON)
    means = models.JSONField(default=list, blank=True, encoder=PlainJSON)
    asked = MoneyField(default=nothing)
    draft = models.JSONField(default=dict, blank=True, encoder=PlainJSON)
    language = models.CharField(max_length=8, default="de")
    sent_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # rejected, withdrawn, or accepted
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-submitted_at", "-id"]
        indexes = [
            models.Index(fields=["round", "state", "-submitted_at"], name="applications_listed"),
            models.Index(fields=["state", "changed_at"], name="applications_by_age"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT, State.SENT]) | Q(reference__isnull=False),
                name="application_has_a_number",
            )
        ]

    def __str__(self) -> str:
        return self.reference or self.title

    @property
    def rules(self) -> Rules:
        """Those it was begun or sent under."""
        return self.rule_set.rules

    @property
    def plan(self) -> Weighed:
        """Costs and means in figures."""
        return weigh(self.rules, self.costs, self.means)

    @property
    def applicant_name(self) -> str:
        """The organisation, else the person."""
        return self.organisation_name or (self.contact.name if self.contact else self.draft.get("name", ""))


class Submission(models.Model):
    """What was sent, as it was sent: its SHA-256 is that of the content as sorted JSON."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField(encoder=PlainJSON)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="one_submission_a_number")]

    def __str__(self) -> str:
        return f"{self.application} {self.digest[:8]}"


class Signatory(models.Model):
    """Somebody who has to sign: the applicant, a co-applicant, the host organisation."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="signatories")
    part = models.CharField(max_length=10, choices=[(p.value, p.value) for p in Part])
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    organisation_name = models.CharField(max_length=160, blank=True)
    typed_name = models.CharField(max_length=120, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(signed_at=None) | Q(declined_at=None), name="signed_or_declined")
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.application_id}"
