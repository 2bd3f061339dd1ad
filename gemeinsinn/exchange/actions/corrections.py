"""A slip in the address, put right before anything was confirmed: once, and the first link is void."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.queries import events_of
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.exchange.actions.notices.moves import CONFIRM_LASTS, noun, tell_author
from gemeinsinn.exchange.actions.response_mails import mail_confirmation
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Need, Offer, Response
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal import personal_address

Subject = Need | Offer | Response

CORRECTED = "address_corrected"
WAITING = {NoticeState.UNCONFIRMED.value, ResponseState.UNCONFIRMED.value}


def was_corrected(subject: Subject) -> bool:
    """The address was put right once; a second time would make this a way to write to strangers."""
    return events_of(subject).filter(verb=CORRECTED).exists()


def can_correct(subject: Subject) -> bool:
    """It waits for the click in a mail, and no correction was made yet."""
    return subject.state in WAITING and subject.contact is not None and not was_corrected(subject)


@transaction.atomic
def correct_notice_address(*, notice: Need | Offer, email: str, now: datetime) -> None:
    """The mail that asks to confirm a need or an offer goes to this address instead."""
    contact = put_right(notice, email, purpose=f"{noun(notice)}-confirm", now=now)
    link = personal_address(
        purpose=f"{noun(notice)}-confirm", subject_id=notice.pk, now=now, lasts=CONFIRM_LASTS,
        language=contact.language, single_use=True,
    )  # fmt: skip
    tell_author(notice, "confirm", now=now, once=CORRECTED, link=link)


@transaction.atomic
def correct_response_address(*, response: Response, email: str, now: datetime) -> None:
    """The mail that asks to confirm an answer goes to this address instead; the share stays reserved as before."""
    put_right(response, email, purpose="response-confirm", now=now)
    mail_confirmation(response, now=now, once=f"-{CORRECTED}")


def put_right(subject: Subject, email: str, *, purpose: str, now: datetime) -> Contact:
    """Writes the address and ends the first link. Raises DomainError if it was confirmed or corrected already."""
    rows: Any = type(subject)._default_manager.select_for_update(of=("self",))
    subject.refresh_from_db(from_queryset=rows)
    contact = subject.contact
    if contact is None or not can_correct(subject):
        raise DomainError(_("The address cannot be changed here any more. Please call us, we help."))
    contact.email = email.strip().lower()
    contact.save(update_fields=["email", "changed_at"])
    revoke_links(purpose=purpose, subject_id=subject.pk)
    record(CORRECTED, subject, now=now)
    return contact
