"""From where somebody looks: the volunteer by personal link; hosts by link or an account, staff at the desk."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.people.personal import personal_path
from gemeinsinn.recognition.lifecycle.attestations import Signer
from gemeinsinn.recognition.lifecycle.hours import Side
from gemeinsinn.recognition.models import Attestation, Hours, Volunteer
from gemeinsinn.recognition.queries.attestations import (
    attestations_for,
    attestations_of_need,
    attestations_of_organisation,
    attestations_waiting_for,
    waiting_for_host,
)
from gemeinsinn.recognition.queries.hours import hours_of_need, hours_of_organisation, visible_hours
from gemeinsinn.recognition.rules import can_sign

HOURS = "stunden"  # the word in addresses
MOST_WAITING = 30


@dataclass(frozen=True, slots=True)
class Own:
    """A volunteer at their own pages."""

    volunteer: Volunteer
    token: str

    def path(self, rest: str = "") -> str:
        """The address of one of the pages."""
        return personal_path(self.token, rest)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who says yes or no: an account, or whoever holds the personal link of a need or of an organisation."""

    root: str
    user: Any = None
    need: Need | None = None
    organisation: Organisation | None = None
    back: str = ""

    @classmethod
    def by_link(cls, need: Need, token: str) -> "Standing":
        """The author of a need, by the link in the mail."""
        root = personal_path(token, HOURS).rstrip("/")
        return cls(root, need=need, back=personal_path(token))

    @classmethod
    def by_organisation_link(cls, organisation: Organisation, token: str) -> "Standing":
        """An organisation nobody signs in for, by the link in the mail to its own address."""
        return cls(personal_path(token).rstrip("/"), organisation=organisation)

    @classmethod
    def by_account(cls, user: Any) -> "Standing":
        """Everything this account may say yes to."""
        return cls(reverse("recognition:to_confirm").rstrip("/"), user)

    def path(self, rest: str = "") -> str:
        """The address of one of the pages."""
        return f"{self.root}/{rest}/" if rest else f"{self.root}/"

    def rows(self) -> QuerySet[Hours]:
        """The hours that can be seen from here."""
        if self.need is not None:
            return hours_of_need(self.need)
        if self.organisation is not None:
            return hours_of_organisation(self.organisation)
        return visible_hours(self.user)

    def side_of(self, hours: Hours) -> Side:
        """Host or agency: staff speak for the agency."""
        if self.user is not None and can_work_at_desk_of(self.user, hours.agency):
            return Side.AGENCY
        return Side.HOST

    @property
    def name(self) -> str:
        """Who is here, to fill in a signature."""
        if self.need is not None:
            return self.need.contact.name if self.need.contact else ""
        return str(self.user.name) if self.user is not None else ""

    def attestations(self) -> QuerySet[Attestation]:
        """The certificates that can be seen from here."""
        if self.need is not None:
            return attestations_of_need(self.need)
        if self.organisation is not None:
            return attestations_of_organisation(self.organisation)
        return attestations_for(self.user)

    def signers_of(self, attestation: Attestation) -> list[Signer]:
        """For whom this person can still answer."""
        said = {one.signer for one in attestation.signings.all()}
        if self.user is None:
            return [] if Signer.HOST in said else [Signer.HOST]
        if any(one.by_id == self.user.pk for one in attestation.signings.all()):
            return []  # two yeses are of two people
        return [one for one in Signer if one not in said and can_sign(self.user, attestation, one)]

    def waiting_attestations(self) -> list[dict[str, Any]]:
        """What waits for this person's confirmation, oldest first."""
        by_link = self.user is None
        rows = waiting_for_host(self.attestations()) if by_link else attestations_waiting_for(self.user)
        return [{"one": one, "href": self.path(f"nachweis/{one.pk}")} for one in rows[:MOST_WAITING]]
