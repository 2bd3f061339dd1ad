"""From the first word to the agency's tray."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.slugs import plain_letters
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.notices.moves import (
    CONFIRM_LASTS,
    OWN_FIELDS,
    day_of,
    manage_address,
    move_notice,
    noun,
    tell_author,
)
from gemeinsinn.exchange.counting import can_count
from gemeinsinn.exchange.facts import judge
from gemeinsinn.exchange.lifecycle.notices import DRAFT_LASTS, Move, State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.wording.amounts import whole_words
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import agency_of_place
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal import personal_address
from gemeinsinn.projects.models import Project

LONGEST_SLUG = 80


def slug_of(title: str) -> str:
    """ "Zwanzig Stühle für das Hofcafé" → "zwanzig-stuehle-fuer-das-hofcafe"."""
    return slugify(plain_letters(title))[:LONGEST_SLUG].strip("-") or "-"


@transaction.atomic
def start_draft(
    *,
    model: type[Need] | type[Offer],
    language: str,
    now: datetime,
    user: Any = None,
    form_key: uuid.UUID | None = None,
    project: Project | None = None,
) -> Need | Offer:
    """An empty draft; the same `form_key` is the same draft. Only its secret address leads back to it.

    With a project, whose right the caller has checked, it begins tied to it and at its place.
    """
    first = {"language": language, "created_at": now, **(begin_at(project) if project else {})}
    draft, is_new = model._default_manager.get_or_create(form_key=form_key or uuid.uuid4(), defaults=first)
    if is_new and project is not None:
        record("begun_for_project", draft, by=user, now=now, project=project.pk)
    if is_new and user is not None and user.is_authenticated:
        draft.contact = make_contact(
            name=user.name, email=user.email, phone=user.phone, language=language, user=user, now=now
        )
        draft.save(update_fields=["contact"])
    return draft


def begin_at(project: Project) -> dict[str, Any]:
    """What a need for a project need not be asked again."""
    place = ("municipality", "quarter", "postcode", "lat", "lon", "spot")
    return {"project": project, **{name: getattr(project, name) for name in place}}


def issue_draft_token(*, notice: Need | Offer, now: datetime) -> str:
    """The secret part of a draft's address; several may be valid, one a device."""
    return issue_link(purpose=f"{noun(notice)}-draft", subject_id=notice.pk, now=now, lasts=DRAFT_LASTS)


def put_fields(notice: Need | Offer, fields: dict[str, Any]) -> list[str]:
    """Sets what is allowed and differs; returns the names. Raises ValueError on a field that is nobody's to write."""
    allowed = OWN_FIELDS[type(notice)]
    changed = []
    for name, value in fields.items():
        if name not in allowed:
            raise ValueError(f"{name} is not written by hand")
        if getattr(notice, name) != value:
            setattr(notice, name, value)
            changed.append(name)
    if "title" in changed:
        notice.slug = slug_of(notice.title)
        changed.append("slug")
    return changed


def must_be_counted(notice: Need | Offer) -> None:
    """Raises DomainError for half a chair. Nothing is rounded: whoever wrote it says what is meant."""
    if notice.amount is not None and not can_count(notice.amount, notice.unit, notice.unit_words):
        raise DomainError(whole_words(notice.amount, notice.unit, notice.unit_words))


@transaction.atomic
def save_draft(*, notice: Need | Offer, fields: dict[str, Any], now: datetime) -> Need | Offer:
    """Keeps what was typed so far. Nothing is judged here; only a draft can be written like this."""
    if notice.state != State.DRAFT:
        raise DomainError(_("This one has already been sent. You can change it with the link in your mail."))
    changed = put_fields(notice, fields)
    if changed:
        notice.save(update_fields=[*changed, "changed_at"])
    return notice


@transaction.atomic
def save_author(
    *,
    notice: Need | Offer,
    name: str,
    email: str,
    phone: str,
    organisation_name: str = "",
    user: Any = None,
    now: datetime,
) -> Contact:
    """Who writes: one contact a notice. Signed in, with the account's own address, it belongs to the account."""
    owner = user if user is not None and user.is_authenticated and email.casefold() == user.email.casefold() else None
    contact = notice.contact
    if contact is None:
        contact = make_contact(name=name, email=email, phone=phone, language=notice.language, user=owner, now=now)
        notice.contact = contact
    else:
        if contact.email.casefold() != email.casefold():
            contact.confirmed_at = now if owner else None  # another address has not answered yet
        contact.name, contact.email, contact.phone, contact.user = name, email, phone, owner
        contact.save(update_fields=["name", "email", "phone", "user", "confirmed_at", "changed_at"])
    notice.organisation_name = organisation_name
    notice.save(update_fields=["contact", "organisation_name", "changed_at"])
    return contact


@transaction.atomic
def send_notice(
    *,
    notice: Need | Offer,
    name: str,
    email: str,
    phone: str,
    organisation_name: str = "",
    user: Any = None,
    now: datetime,
) -> Need | Offer:
    """Sends a draft off: a mail asks to confirm the address; an account's own address needs no mail.

    Raises DomainError if it is too general to be published or was already sent.
    """
    contact = save_author(
        notice=notice, name=name, email=email, phone=phone, organisation_name=organisation_name, user=user, now=now
    )
    if not judge(notice, today=day_of(now)).publishable:
        raise DomainError(_("Something is still missing. It is saved, and you can go on whenever you like."))
    must_be_counted(notice)
    notice.agency = agency_of_place(notice)
    move_notice(notice, Move.SEND, agency=notice.agency, slug=slug_of(notice.title))
    record("sent", notice, by=user, now=now)
    if contact.user is not None:
        confirm_contact(contact=contact, now=now)
        return confirm_notice(notice=notice, now=now)
    link = personal_address(
        purpose=f"{noun(notice)}-confirm", subject_id=notice.pk, now=now, lasts=CONFIRM_LASTS,
        language=contact.language, single_use=True,
    )  # fmt: skip
    tell_author(notice, "confirm", now=now, link=link)
    return notice


@transaction.atomic
def confirm_notice(*, notice: Need | Offer, now: datetime) -> Need | Offer:
    """The author's address is right: the agency of the place may look at it."""
    if notice.contact is not None and notice.contact.confirmed_at is None:
        confirm_contact(contact=notice.contact, now=now)
    move_notice(notice, Move.CONFIRM, confirmed_at=now)
    record("confirmed", notice, now=now)
    tell_author(notice, "received", now=now, once="first", link=manage_address(notice, now=now), agency=notice.agency)
    return notice


@transaction.atomic
def send_draft_link(*, notice: Need | Offer, email: str, address: str, now: datetime) -> None:
    """Mails the draft's own address, to go on writing on another device. The address is not kept."""
    queue_mail(
        key=f"{noun(notice)}-{notice.pk}-draft-{int(now.timestamp())}",
        to=email,
        template="exchange/mail/notice_draft.txt",
        context={"notice": notice, "is_need": isinstance(notice, Need), "link": address},
        language=notice.language,
        now=now,
    )


@transaction.atomic
def put_notice(
    *,
    model: type[Need] | type[Offer],
    fields: dict[str, Any],
    contact: Contact | None,
    organisation: Organisation | None = None,
    project: Project | None = None,
    source: str | None = None,
    language: str = "de",
    by: Any = None,
    now: datetime,
) -> Need | Offer:
    """A notice from a trusted source (import, demonstration), straight to the agency's tray.

    Raises DomainError unless every must is made, and for half a chair; other points may be open, the agency knows its own data.
    """
    notice = model(contact=contact, organisation=organisation, source=source, language=language, created_at=now)
    put_fields(notice, {**fields, **({"project": project} if model is Need else {})})
    if not judge(notice, today=day_of(now)).essential:
        raise DomainError(_("It needs at least a place, a telling title, and what the partner gets."))
    must_be_counted(notice)
    notice.agency = agency_of_place(notice)
    notice.state, notice.confirmed_at = State.SUBMITTED, now
    notice.save()
    record("sent", notice, by=by, now=now)
    return notice


def forget_notice(notice: Need | Offer) -> None:
    """Deletes a draft nobody sent, with the contact that was typed into it."""
    contact = notice.contact
    notice.delete()
    if contact is not None:
        contact.delete()
