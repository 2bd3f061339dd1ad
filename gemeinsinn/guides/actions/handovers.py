"""Introducing somebody with their yes, and hearing what became of it. `by=None` came by a personal link."""

import uuid
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.moves import change_state
from gemeinsinn.core.text import clean_text
from gemeinsinn.exchange.models import Need
from gemeinsinn.guides.actions.handover_mails import mail_person, mail_receiver, receiver_address
from gemeinsinn.guides.lifecycle.handovers import ANSWERS, ENDED, MOVES, Move
from gemeinsinn.guides.models import Guide, HandOver
from gemeinsinn.guides.rules import can_edit_guide, is_own_page
from gemeinsinn.guides.wording import HANDOVER_VERSION, handover_consent_words
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.actions import make_contact, record_consent

How = HandOver.How


@transaction.atomic
def hand_over(
    *,
    guide: Guide,
    to: Need | Organisation,
    name: str,
    about: str,
    how: str,
    form_key: uuid.UUID,
    by: Any,
    now: datetime,
    phone: str = "",
    email: str = "",
    language: str = "de",
) -> HandOver:
    """Said aloud: the receiver hears of it at once. By link: only after the person's own click.

    The same `form_key` is the same hand-over. Raises DomainError where nobody could be reached.
    """
    if by is None or not is_own_page(by, guide):
        raise NotAllowed(_("This desk is for guides. Your agency takes you in."))
    check_ways(to=to, how=how, phone=phone, email=email)
    try:
        with transaction.atomic():
            found = HandOver.objects.create(
                team=guide.team, guide=guide, about=clean_text(about)[:2000], how=How(how), form_key=form_key,
                contact=make_contact(name=name, email=email, phone=phone, language=language, now=now),
                need=to if isinstance(to, Need) else None,
                organisation=to if isinstance(to, Organisation) else None, created_at=now,
            )  # fmt: skip
    except IntegrityError:
        twin = HandOver.objects.filter(form_key=form_key, guide=guide).first()
        if twin is None:
            raise
        return twin
    record("handover_begun", found, by=by, now=now, how=found.how)
    if found.how == How.SAID:
        agree_to_hand_over(handover=found, now=now)
    if email:
        mail_person(found, now=now)
    return found


def check_ways(*, to: Need | Organisation, how: str, phone: str, email: str) -> None:
    """Raises DomainError where one side could not be reached."""
    if not phone and not email:
        raise DomainError(_("Please note a telephone number or an e-mail address, or nobody can get in touch."))
    if How(how) == How.LINK and not email:
        raise DomainError(_("To ask by link we need the person's e-mail address."))
    if not receiver_address(to):
        raise DomainError(_("Nobody can be written to there. Please ring them, or choose your agency."))


@transaction.atomic
def agree_to_hand_over(*, handover: HandOver, now: datetime) -> None:
    """The yes, in the words that were read or said; now the receiver hears of it."""
    move(handover, Move.AGREE, consented_at=now, introduced_at=now)
    with translation.override(handover.contact.language):
        words = handover_consent_words(handover)
    record_consent(contact=handover.contact, purpose=f"hand-over {HANDOVER_VERSION}", wording=words, now=now)
    record("handover_introduced", handover, now=now, version=HANDOVER_VERSION)
    mail_receiver(handover, "introduced", now=now)


@transaction.atomic
def refuse_hand_over(*, handover: HandOver, now: datetime) -> None:
    """The person's no: nobody hears of anything."""
    move(handover, Move.REFUSE, ended_at=now, about="")
    record("handover_refused", handover, now=now)


@transaction.atomic
def answer_hand_over(*, handover: HandOver, move_to: Move, words: str, now: datetime) -> None:
    """The receiver says how it stands. A slip between helped and not can be put right."""
    if move_to not in ANSWERS:
        raise DomainError(_("This has changed in the meantime. Please look at it again."))
    told = {"answer": clean_text(words)[:1000]} if words else {}
    ended = {"ended_at": now} if MOVES[move_to][1] in ENDED else {}
    move(handover, move_to, **told, **ended)
    record("handover_answered", handover, now=now, state=handover.state)


@transaction.atomic
def withdraw_hand_over(*, handover: HandOver, by: Any, now: datetime) -> None:
    """The person, the guide or the agency takes it back; the receiver is asked not to get in touch any more."""
    if by is not None and (handover.guide is None or not can_edit_guide(by, handover.guide)):
        raise NotAllowed(_("You may not do this. Please ask the agency that looks after the guides."))
    introduced = handover.introduced_at is not None
    move(handover, Move.WITHDRAW, ended_at=now)
    record("handover_withdrawn", handover, by=by, now=now)
    if introduced:
        mail_receiver(handover, "withdrawn", now=now)


def move(handover: HandOver, step: Move, **fields: Any) -> None:
    """Changes the state in the database under the condition of MOVES; raises DomainError if it does not hold."""
    change_state(handover, MOVES[step], _("This has changed in the meantime. Please look at it again."), **fields)
