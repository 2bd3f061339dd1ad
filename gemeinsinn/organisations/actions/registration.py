"""Registering an organisation, with or without an account."""

import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.organisations.actions.moves import move, must
from gemeinsinn.organisations.actions.profiles import check_fields, put_fields
from gemeinsinn.organisations.lifecycle import Move, State
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.organisations.queries import agency_of_place
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.people.personal import personal_address

CONFIRM_WITHIN = timedelta(days=7)
LINK_LASTS = timedelta(days=400)


@transaction.atomic
def register_organisation(
    *,
    by: Any,
    now: datetime,
    contact_name: str = "",
    contact_email: str = "",
    contact_phone: str = "",
    language: str = "de",
    form_key: uuid.UUID | None = None,
    source: str = "",
    **fields: Any,
) -> Organisation:
    """Adds a profile that waits for its agency's check; the same form_key gives the same profile.

    A signed-in person becomes its owner. Without an account a name and an e-mail address are needed,
    and the profile waits for the click in the mail. `fields` as in edit_organisation (name, kind, place, ...).
    """
    signed_in = by is not None and by.is_authenticated
    if form_key is not None:
        existing = Organisation.objects.filter(form_key=form_key).first()
        if existing is not None:
            return existing
    organisation = Organisation(language=language, source=source, form_key=form_key or uuid.uuid4())
    put_fields(organisation, fields)
    check_fields(organisation)
    organisation.slug = free_slug(organisation.name)
    if organisation.kind != Organisation.Kind.AGENCY:
        organisation.agency = agency_of_place(organisation)
    must(signed_in or by is None or bool(contact_name and contact_email))
    organisation.state = State.SUBMITTED if signed_in or by is None else State.UNCONFIRMED
    if organisation.state == State.UNCONFIRMED:
        organisation.contact = make_contact(
            name=contact_name, email=contact_email, phone=contact_phone, language=language, user=None, now=now
        )
    organisation.save()
    if signed_in:
        Membership.objects.create(organisation=organisation, user=by, role=Membership.Role.OWNER, since=now)
    record("organisation_registered", organisation, by=by, now=now, kind=organisation.kind)
    if organisation.contact is not None:
        ask_to_confirm(organisation, now=now)
    return organisation


def free_slug(name: str) -> str:
    """A slug nobody has yet; a second "Bäckerei Kraft" gets a few random signs behind it."""
    slug = slug_of(name, 160)
    taken = slug in {"eintragen", "danke", "gebiet"} or Organisation.objects.filter(slug=slug).exists()
    return f"{slug}-{secrets.token_hex(3)}" if taken else slug


def ask_to_confirm(organisation: Organisation, *, now: datetime) -> None:
    """Mails the single-use link that confirms the address behind a registration."""
    contact = organisation.contact
    if contact is None or not contact.email:
        return
    queue_mail(
        key=f"organisation-{organisation.pk}-confirm",
        to=contact.email,
        template="organisations/mail/confirm.txt",
        context={
            "name": contact.name,
            "organisation": organisation,
            "link": personal_address(
                purpose="organisation-confirm", subject_id=organisation.pk, now=now, lasts=CONFIRM_WITHIN,
                language=contact.language, single_use=True,
            ),
        },
        language=contact.language,
        now=now,
    )


@transaction.atomic
def confirm_organisation(*, organisation: Organisation, now: datetime) -> str:
    """The address is real: the profile goes to its agency. Returns the address of the personal link."""
    move(organisation, Move.CONFIRM)
    contact = organisation.contact
    if contact is None:
        raise NoLongerThere(_("This registration is no longer there."))
    confirm_contact(contact=contact, now=now)
    contact.refresh_from_db()
    if contact.user is not None:
        give_ownership(organisation, contact.user, now=now)
    record("organisation_confirmed", organisation, now=now)
    link = personal_address(
        purpose="organisation", subject_id=organisation.pk, now=now, lasts=LINK_LASTS, language=contact.language
    )
    queue_mail(
        key=f"organisation-{organisation.pk}-received",
        to=contact.email,
        template="organisations/mail/received.txt",
        context={"name": contact.name, "organisation": organisation, "agency": organisation.agency, "link": link},
        language=contact.language,
        now=now,
    )
    return link


@transaction.atomic
def claim_organisation(*, organisation: Organisation, user: Any, now: datetime) -> bool:
    """Whoever holds the personal link of a profile without owner makes it their account's; True if it did.

    The caller has checked the link, or that the account's verified address is the contact's.
    """
    if Membership.objects.filter(organisation=organisation, role=Membership.Role.OWNER).exists():
        return False
    give_ownership(organisation, user, now=now)
    record("organisation_claimed", organisation, by=user, now=now)
    return True


def give_ownership(organisation: Organisation, user: Any, *, now: datetime) -> None:
    """Makes an account an owner."""
    Membership.objects.update_or_create(
        organisation=organisation, user=user, defaults={"role": Membership.Role.OWNER}, create_defaults={
            "role": Membership.Role.OWNER, "since": now,
        },
    )
