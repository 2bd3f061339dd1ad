"""Certificates of volunteering: figures as they were confirmed, who confirmed them, and whether they still hold."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gemeinsinn.core.fields import PlainJSON
from gemeinsinn.core.models import Dated
from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.recognition.lifecycle.attestations import Signer, Standing, standing_of
from gemeinsinn.recognition.lifecycle.codes import LENGTH, new_code
from gemeinsinn.recognition.models.hours import Volunteer


class Attestation(Dated):
    """One host, one period. Figures and names are kept as they were when it was asked for: that is what is confirmed."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="attestations")
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    host_name = models.CharField(max_length=160)
    agency_name = models.CharField(max_length=160, blank=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=8, choices=[("de", "Deutsch"), ("en", "English")], default="de")
    first = models.DateField()
    last = models.DateField()
    minutes = models.PositiveIntegerField()
    fields = models.JSONField(default=list, blank=True, encoder=PlainJSON)  # names of fields of engagement
    functions = models.CharField(max_length=300, blank=True)
    skills = models.CharField(max_length=300, blank=True)
    trainings = models.CharField(max_length=300, blank=True)
    shows = models.JSONField(default=list, blank=True)  # what can be seen under the code
    code = models.CharField(max_length=LENGTH, unique=True, default=new_code)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="attestation_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="attestation_of_some_time"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.minutes} min"

    @property
    def host_key(self) -> tuple[str, object]:
        """Tells hosts apart: the organisation, else the need, else only the name is left."""
        if self.organisation_id:
            return "organisation", self.organisation_id
        return ("need", self.need_id) if self.need_id else ("name", self.host_name)

    @property
    def standing(self) -> Standing:
        """Where it stands, from its rows."""
        answers = [(one.signer, one.agreed) for one in self.signings.all()]
        return standing_of(answers, withdrawn=hasattr(self, "withdrawal"))


class Signing(models.Model):
    """Yes or no of one of the two: who, when, under which name, and why not."""

    attestation = models.ForeignKey(Attestation, on_delete=models.CASCADE, related_name="signings")
    signer = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Signer])
    agreed = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    typed_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["attestation", "signer"], name="one_answer_a_signer")]

    def __str__(self) -> str:
        return f"{self.signer}: {'yes' if self.agreed else 'no'}"


class Withdrawal(models.Model):
    """The holder took it back: the code answers no more."""

    attestation = models.OneToOneField(
        Attestation, primary_key=True, on_delete=models.CASCADE, related_name="withdrawal"
    )
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.attestation_id)
