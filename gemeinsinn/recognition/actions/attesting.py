"""Certificates: asked for, confirmed by host and agency, shown as far as the holder likes, taken back."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.recognition.actions.attesting_mails import ask_signers, tell_holder
from gemeinsinn.recognition.lifecycle.attestations import Part, Signer, Standing
from gemeinsinn.recognition.models import Attestation, Hours, Signing, Volunteer, Withdrawal
from gemeinsinn.recognition.queries.attestations import Host, attestations, fields_of, hours_with
from gemeinsinn.recognition.queries.hours import minutes_in
from gemeinsinn.recognition.wording.hours import host_words

MOST_OPEN = 10  # certificates nobody has answered yet


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the volunteer wants certified, in their own words where there are words."""

    first: date
    last: date
    name: str
    language: str = "de"
    functions: str = ""
    skills: str = ""
    trainings: str = ""


@transaction.atomic
def request_attestation(
    *, volunteer: Volunteer, host: Host, wanted: Wanted, shows: Iterable[str], form_key: uuid.UUID, now: datetime
) -> Attestation:
    """Keeps the figures of today and asks both signers by mail. Raises DomainError where there are no hours."""
    rows = hours_with(volunteer, host, first=wanted.first, last=wanted.last)
    minutes = minutes_in(rows)
    if not minutes:
        raise DomainError(_("There are no confirmed hours with this host between these days."))
    waiting = [one for one in attestations().filter(volunteer=volunteer) if one.standing == Standing.WAITING]
    if len([one for one in waiting if one.form_key != form_key]) >= MOST_OPEN:
        raise DomainError(_("So many certificates wait for an answer already. Please ask the hosts first."))
    with translation.override(wanted.language):
        fields = fields_of(rows)
    agency = newest(rows, "agency")
    made, fresh = Attestation.objects.get_or_create(
        form_key=form_key,
        volunteer=volunteer,
        defaults={
            "need": newest(rows, "need"), "organisation": host.organisation, "agency": agency,
            "host_name": host_words(host.need, host.organisation), "agency_name": agency.name if agency else "",
            "minutes": minutes, "fields": fields, "shows": known_parts(shows), "created_at": now, **asdict(wanted),
        },
    )  # fmt: skip
    if fresh:
        record("attestation_asked", made, by=None, now=now, minutes=minutes)
        ask_signers(made, now=now)
    return made


def newest(rows: QuerySet[Hours], name: str) -> Any:
    """The need or the agency of the newest hours that have one: a need's author can confirm by link."""
    found = rows.exclude(**{name: None}).select_related(name).order_by("-day", "-pk").first()
    return getattr(found, name, None)


def known_parts(shows: Iterable[str]) -> list[str]:
    """What may be seen under the code, in the order of the page."""
    chosen = set(shows)
    return [str(part) for part in Part if part in chosen]


@transaction.atomic
def sign_attestation(
    *, attestation: Attestation, signer: Signer, agreed: bool, typed_name: str, reason: str = "", by: Any, now: datetime
) -> None:
    """Yes or no of one of the two, once. With the second yes it is valid and its holder hears so.

    Two yeses are of two people: whoever has confirmed for one side leaves the other to a colleague.
    """
    if not agreed and not reason.strip():
        raise DomainError(_("Please say why, in a few words."))
    fresh = attestations().select_for_update(of=("self",)).get(pk=attestation.pk)
    if fresh.standing != Standing.WAITING:
        raise DomainError(_("That has been decided in the meantime. Please look at how it stands now."))
    who = by if by is not None and by.is_authenticated else None
    if who is not None and any(one.by_id == who.pk and one.signer != signer for one in fresh.signings.all()):
        raise DomainError(_("The other confirmation is yours already. Please leave this one to a colleague."))
    try:
        with transaction.atomic():
            Signing.objects.create(
                attestation=attestation,
                signer=signer,
                agreed=agreed,
                by=who,
                typed_name=typed_name,
                reason=reason,
                at=now,
            )
    except IntegrityError as twice:
        raise DomainError(_("That has been answered already.")) from twice
    record("attestation_signed" if agreed else "attestation_declined", attestation, by=by, now=now, signer=signer)
    standing = attestations().get(pk=attestation.pk).standing
    if standing != Standing.WAITING:
        tell_holder(attestation, valid=standing == Standing.VALID, reason=reason, now=now)


@transaction.atomic
def choose_shown(*, attestation: Attestation, shows: Iterable[str], now: datetime) -> None:
    """What others see under the code from now on."""
    parts = known_parts(shows)
    Attestation.objects.filter(pk=attestation.pk).update(shows=parts, changed_at=now)
    attestation.shows = parts
    record("attestation_shown", attestation, by=None, now=now, parts=parts)


@transaction.atomic
def withdraw_attestation(*, attestation: Attestation, now: datetime) -> None:
    """The holder takes it back; from now on the code answers no more. Raises NoLongerThere the second time."""
    _row, fresh = Withdrawal.objects.get_or_create(attestation=attestation, defaults={"at": now})
    if not fresh:
        raise NoLongerThere(_("This certificate has been taken back."))
    record("attestation_withdrawn", attestation, by=None, now=now)
