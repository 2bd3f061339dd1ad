"""Mails about certificates: to those who are asked to confirm one, and to its holder."""

from datetime import datetime

from django.conf import settings

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.exchange.actions.notices.moves import author_language, manage_address
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.recognition.actions.mails import address_of, own_address, page_for
from gemeinsinn.recognition.lifecycle.attestations import Signer
from gemeinsinn.recognition.models import Attestation


def ask_signers(attestation: Attestation, *, now: datetime) -> None:
    """Both at once; nobody has to wait for the other."""
    ask_host(attestation, now=now)
    ask_body(attestation, attestation.agency, Signer.AGENCY, now=now)


def ask_host(attestation: Attestation, *, now: datetime) -> None:
    """Who wrote the need, by link; without an address the organisation."""
    need = attestation.need
    if need is None or need.contact is None or not need.contact.email:
        ask_body(attestation, attestation.organisation, Signer.HOST, now=now)
        return
    link = manage_address(need, now=now, rest=f"stunden/nachweis/{attestation.pk}")
    ask(attestation, Signer.HOST, need.contact.email, need.contact.name, author_language(need), link, now=now)


def ask_body(attestation: Attestation, body: Organisation | None, signer: Signer, *, now: datetime) -> None:
    """An organisation by its own address; without one the certificate stands in the list of its people."""
    address = address_of(body) if body is not None else ""
    if body is None or not address:
        return
    link = page_for(body, now=now, rest=f"nachweis/{attestation.pk}")
    ask(attestation, signer, address, body.name, settings.LANGUAGE_CODE, link, now=now)


def ask(
    attestation: Attestation, signer: Signer, to: str, name: str, language: str, link: str, *, now: datetime
) -> None:
    """One mail to one signer."""
    queue_mail(
        key=f"hours-{attestation.volunteer_id}-attestation-{attestation.pk}-{signer}",
        to=to,
        template="recognition/mail/attestation_asked.txt",
        context={"name": name, "who": attestation.name, "host": attestation.host_name, "link": link},
        language=language,
        now=now,
    )


def tell_holder(attestation: Attestation, *, valid: bool, reason: str, now: datetime) -> None:
    """It is ready, or somebody has said no."""
    contact = attestation.volunteer.contact
    if not contact.email:
        return
    rest = f"nachweis/{attestation.pk}"
    queue_mail(
        key=f"hours-{attestation.volunteer_id}-attestation-{attestation.pk}-{'valid' if valid else 'declined'}",
        to=contact.email,
        template="recognition/mail/attestation_answered.txt",
        context={
            "name": contact.name, "host": attestation.host_name, "valid": valid, "reason": reason,
            "link": own_address(attestation.volunteer, now=now, rest=rest),
        },
        language=contact.language,
        now=now,
    )  # fmt: skip
