"""Registering an organisation, with or without an account."""

import secrets
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.text import clean_line
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.organisations.actions.moves import move
from gemeinsinn.organisations.actions.profiles import check_fields, put_fields
from gemeinsinn.organisations.lifecycle import DRAFT_LASTS, Move, State
from gemeinsinn.organisations.models import Membership, Organisation
from gemeinsinn.organisations.queries import agency_of_place
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal import personal_address

CONFIRM_LASTS = timedelta(days=7)
LINK_LASTS = timedelta(days=400)
RESERVED = {"eintragen"}


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
    """A whole registration at once; the same form_key gives the same profile. `fields` as in edit_organisation.

    A signed-in person becomes its owner. With name and e-mail address alone it waits for the click in the mail.
    With neither (the program itself: seeding, importing) it waits for its agency's check.
    """
    existing = Organisation.objects.filter(form_key=form_key).first() if form_key is not None else None
    if existing is not None:
        return existing
    organisation = start_registration(language=language, now=now, form_key=form_key, source=source)
    save_registration(organisation=organisation, fields=fields, now=now)
    if by is None and not contact_email:
        _check_whole(organisation)
        organisation.slug, organisation.state = free_slug(organisation.name), State.SUBMITTED
        organisation.save()
        record("organisation_registered", organisation, now=now, kind=organisation.kind)
        return organisation
    send_registration(
        organisation=organisation, name=contact_name, email=contact_email, phone=contact_phone, user=by, now=now
    )
    return organisation


@transaction.atomic
def start_registration(
    *, language: str, now: datetime, form_key: uuid.UUID | None = None, source: str = "", user: Any = None
) -> Organisation:
    """An empty draft; the secret of its address leads back to it, and the account it was begun with."""
    contact = None
    if user is not None and user.is_authenticated:
        contact = make_contact(
            name=user.name, email=user.email, phone=user.phone, language=language, user=user, now=now
        )
    return Organisation.objects.create(
        language=language, created_at=now, slug=f"entwurf-{secrets.token_hex(8)}", source=source,
        form_key=form_key or uuid.uuid4(), contact=contact,
    )  # fmt: skip


@transaction.atomic
def save_registration(*, organisation: Organisation, fields: Mapping[str, Any], now: datetime) -> None:
    """Keeps what was typed so far; only a draft can be written like this."""
    if organisation.state != State.DRAFT:
        raise DomainError(_("This one has already been sent. You can change it with the link in your mail."))
    if put_fields(organisation, fields):
        organisation.save()


@transaction.atomic
def send_registration(
    *, organisation: Organisation, now: datetime, name: str = "", email: str = "", phone: str = "", user: Any = None
) -> None:
    """Sends a draft: a signed-in person's goes to the agency at once, any other waits for the click in the mail."""
    _check_whole(organisation)
    signed_in = user is not None and user.is_authenticated
    drafter, organisation.contact = organisation.contact, None
    if not signed_in:
        if not clean_line(name) or not email:
            raise DomainError(_("Please give a name and an e-mail address, so that people can reach you."))
        organisation.contact = make_contact(
            name=clean_line(name), email=email, phone=clean_line(phone), language=organisation.language, now=now
        )
    organisation.slug = free_slug(organisation.name)
    move(organisation, Move.SEND)
    organisation.save()
    if drafter is not None:  # from here on the membership or the new contact says whose it is
        drafter.delete()
    revoke_links(purpose="organisation-draft", subject_id=organisation.pk)
    record("organisation_registered", organisation, by=user, now=now, kind=organisation.kind)
    if signed_in:
        move(organisation, Move.CONFIRM)
        Membership.objects.create(organisation=organisation, user=user, role=Membership.Role.OWNER, since=now)
    else:
        _mail(organisation, "confirm", "organisation-confirm", now=now, lasts=CONFIRM_LASTS)


def _check_whole(organisation: Organisation) -> None:
    """Raises DomainError while something necessary is missing, and finds the agency responsible."""
    if not organisation.name or not organisation.kind or organisation.municipality is None:
        raise DomainError(_("Something is still missing: kind, name and place."))
    check_fields(organisation)
    if organisation.kind != Organisation.Kind.AGENCY:
        organisation.agency = agency_of_place(organisation)


def free_slug(name: str) -> str:
    """A slug nobody has yet; a second "Bäckerei Kraft" gets a few random signs behind it."""
    slug = slug_of(name, 160)
    taken = slug in RESERVED or Organisation.objects.filter(slug=slug).exists()
    return f"{slug}-{secrets.token_hex(3)}" if taken else slug


def _contact_of(organisation: Organisation) -> Contact:
    """Who registered it; raises NoLongerThere if that was erased in the meantime."""
    if organisation.contact is None:
        raise NoLongerThere(_("This registration is no longer there."))
    return organisation.contact


def _mail(organisation: Organisation, occasion: str, purpose: str, *, now: datetime, lasts: timedelta) -> str:
    """Mails the contact a personal link, single use to confirm; returns its address."""
    contact = _contact_of(organisation)
    link = personal_address(
        purpose=purpose, subject_id=organisation.pk, now=now, lasts=lasts, language=contact.language,
        single_use=occasion == "confirm",
    )  # fmt: skip
    queue_mail(
        key=f"organisation-{organisation.pk}-{occasion}",
        to=contact.email,
        template=f"organisations/mail/{occasion}.txt",
        context={"name": contact.name, "organisation": organisation, "agency": organisation.agency, "link": link},
        language=contact.language,
        now=now,
    )
    return link


@transaction.atomic
def confirm_organisation(*, organisation: Organisation, now: datetime) -> str:
    """The address is real: the profile goes to its agency. Returns the address of the personal link."""
    move(organisation, Move.CONFIRM)
    link = _mail(organisation, "received", "organisation", now=now, lasts=LINK_LASTS)
    contact = _contact_of(organisation)
    confirm_contact(contact=contact, now=now)
    contact.refresh_from_db()
    if contact.user is not None:  # the address has an account: it owns the profile from now on
        claim_organisation(organisation=organisation, user=contact.user, now=now)
    record("organisation_confirmed", organisation, now=now)
    return link


@transaction.atomic
def claim_organisation(*, organisation: Organisation, user: Any, now: datetime) -> bool:
    """Whoever holds the personal link of a profile without owner makes it their account's; True if it did.

    The caller has checked the link, or that the account's verified address is the contact's.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # two at once: one becomes the owner
    if Membership.objects.filter(organisation=organisation, role=Membership.Role.OWNER).exists():
        return False
    Membership.objects.update_or_create(
        organisation=organisation, user=user, defaults={"role": Membership.Role.OWNER},
        create_defaults={"role": Membership.Role.OWNER, "since": now},
    )  # fmt: skip
    record("organisation_claimed", organisation, by=user, now=now)
    return True


def forget_drafts(*, now: datetime) -> int:
    """Deletes drafts nobody touched for 60 days, and what was sent but never confirmed; returns how many."""
    old = Organisation.objects.filter(state__in=[State.DRAFT, State.UNCONFIRMED], changed_at__lt=now - DRAFT_LASTS)
    contacts = [pk for pk in old.values_list("contact", flat=True) if pk]
    count = old.count()
    old.delete()
    Contact.objects.filter(pk__in=contacts).delete()
    return count
