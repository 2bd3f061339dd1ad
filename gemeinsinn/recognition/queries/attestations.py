"""Reading certificates: for whom one can be asked, one's own, those to sign, and one by its code."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet, Sum

from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.recognition.lifecycle.attestations import Signer, Standing
from gemeinsinn.recognition.lifecycle.codes import is_well_formed
from gemeinsinn.recognition.models import Attestation, Hours, Signing, Volunteer
from gemeinsinn.recognition.queries.hours import confirmed
from gemeinsinn.volunteering.models import EngagementField


@dataclass(frozen=True, slots=True)
class Host:
    """Somebody a volunteer has confirmed hours with: the organisation, or without one the need."""

    organisation: Organisation | None
    need: Need | None
    minutes: int
    first: date
    last: date

    @property
    def key(self) -> str:
        """ "organisation-3" or "need-5", as addresses name it."""
        if self.organisation is not None:
            return f"organisation-{self.organisation.pk}"
        return f"need-{self.need.pk}" if self.need else ""


def hosts_served(volunteer: Volunteer) -> list[Host]:
    """Everybody there are confirmed hours with, the most first."""
    rows = confirmed(Hours.objects.filter(volunteer=volunteer)).order_by()
    bodies = sums_by(rows.exclude(organisation=None), "organisation")
    needs = sums_by(rows.filter(organisation=None).exclude(need=None), "need")
    known = Organisation.objects.in_bulk([pk for pk, *_sums in bodies])
    notices = Need.objects.in_bulk([pk for pk, *_sums in needs])
    found = [Host(known[pk], None, *sums) for pk, *sums in bodies] + [
        Host(None, notices[pk], *sums) for pk, *sums in needs
    ]
    return sorted(found, key=lambda host: (-host.minutes, host.key))


def sums_by(rows: QuerySet[Hours], name: str) -> list[Any]:
    """(id, minutes, first day, last day) by one field."""
    return list(rows.values_list(name).annotate(Sum("minutes"), Min("day"), Max("day")))


def hours_with(volunteer: Volunteer, host: Host, *, first: date, last: date) -> QuerySet[Hours]:
    """Confirmed hours with one host between two days, both included."""
    rows = confirmed(Hours.objects.filter(volunteer=volunteer, day__gte=first, day__lte=last))
    if host.organisation is not None:
        return rows.filter(organisation=host.organisation)
    return rows.filter(organisation=None, need=host.need)


def fields_of(rows: QuerySet[Hours]) -> list[str]:
    """Names of the fields of engagement of these hours, in the language of now."""
    ids = set(rows.exclude(field=None).order_by().values_list("field", flat=True))
    return [str(field) for field in EngagementField.objects.filter(pk__in=ids)]


def attestations() -> QuerySet[Attestation]:
    """Certificates with all their pages show."""
    related = ("volunteer__contact", "need__contact", "need__organisation", "organisation", "agency", "withdrawal")
    return Attestation.objects.select_related(*related).prefetch_related("signings")


def attestations_of(volunteer: Volunteer) -> QuerySet[Attestation]:
    """A volunteer's own, newest first."""
    return attestations().filter(volunteer=volunteer)


def attestations_for(viewer: Any) -> QuerySet[Attestation]:
    """Those an account may answer for its host or agency, answered or not; never its own."""
    host, agency = parts_of(viewer)
    return others(viewer).filter(host | agency)


def attestations_waiting_for(viewer: Any) -> QuerySet[Attestation]:
    """Those for which an account can still answer, oldest first; the second yes is somebody else's."""
    rows = others(viewer)
    host, agency = parts_of(viewer)
    open_for = (host & ~answered_by(Signer.HOST)) | (agency & ~answered_by(Signer.AGENCY))
    if viewer.is_authenticated:
        rows = rows.exclude(signings__by=viewer)
    return rows.filter(open_for).exclude(signings__agreed=False).order_by("created_at", "pk")


def attestations_waiting_at(viewer: Any, agencies: Q) -> QuerySet[Attestation]:
    """What these agencies (a condition on `agency`) can still answer, where the viewer is known to work."""
    rows = Attestation.objects.filter(agencies, withdrawal=None).exclude(volunteer__contact__user=viewer)
    return rows.filter(~answered_by(Signer.AGENCY)).exclude(signings__agreed=False).exclude(signings__by=viewer)


def others(viewer: Any) -> QuerySet[Attestation]:
    """Certificates of other people that have not been taken back."""
    if not viewer.is_authenticated or not viewer.is_active:
        return Attestation.objects.none()
    return attestations().exclude(volunteer__contact__user=viewer).filter(withdrawal=None)


def parts_of(viewer: Any) -> tuple[Q, Q]:
    """For which certificates an account answers as host, and for which as agency."""
    if not viewer.is_authenticated:
        return Q(pk=None), Q(pk=None)
    worked_for = Membership.objects.filter(user=viewer, role__in=WORKING).values("organisation")
    host = Q(organisation__in=worked_for) | Q(need__organisation__in=worked_for) | Q(need__contact__user=viewer)
    agency = Q(pk__gt=0) if is_network_office(viewer) else Q(agency__in=agencies_of(viewer))
    return host, agency


def answered_by(signer: Signer) -> Q:
    """Certificates this signer has answered."""
    return Q(Exists(Signing.objects.filter(attestation=OuterRef("pk"), signer=signer)))


def attestations_of_need(need: Need) -> QuerySet[Attestation]:
    """For who holds the need's personal link; never the author's own."""
    rows = attestations().filter(need=need, withdrawal=None)
    if need.contact is not None and need.contact.email:
        rows = rows.exclude(volunteer__address=need.contact.email.lower())
    return rows


def attestation_with(code: str) -> Attestation | None:
    """By a plain code, if it is valid or was; None for what never was or is not ready."""
    found = attestations().filter(code=code).first() if is_well_formed(code) else None
    if found is None or found.standing in {Standing.WAITING, Standing.DECLINED}:
        return None
    answers = [one.signer for one in found.signings.all() if one.agreed]
    return found if set(answers) == set(Signer) else None


def attestations_of_organisation(organisation: Organisation) -> QuerySet[Attestation]:
    """For who holds the link of an organisation nobody signs in for; never of the one who reads its mail."""
    hosted = Q(organisation=organisation) | Q(organisation=None, need__organisation=organisation)
    rows = attestations().filter(hosted, withdrawal=None)
    return rows.exclude(volunteer__address=organisation.email.lower())


def waiting_for_host(rows: QuerySet[Attestation]) -> QuerySet[Attestation]:
    """Those of them a host can still answer by link, oldest first."""
    return rows.filter(~answered_by(Signer.HOST)).exclude(signings__agreed=False).order_by("created_at", "pk")
