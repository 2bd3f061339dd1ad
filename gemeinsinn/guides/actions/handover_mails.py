"""Mails of a hand-over: to whoever goes on with it, and to the person."""

from datetime import datetime, timedelta

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.exchange.models import Need
from gemeinsinn.guides.models import HandOver
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.personal import personal_address

LINK_LASTS = timedelta(days=400)


def receiver_address(to: Need | Organisation | None) -> str:
    """Where the receiver reads mail: the contact behind it first, else the address of the profile; "" for none."""
    if to is None:
        return ""
    contact = to.contact
    if contact is not None and contact.email:
        return contact.email
    profile = to.organisation if isinstance(to, Need) else to
    return profile.email if profile is not None else ""


def receiver_language(to: Need | Organisation) -> str:
    """The language mails to the receiver are written in."""
    return to.contact.language if to.contact is not None and to.contact.email else "de"


def mail_receiver(handover: HandOver, occasion: str, *, now: datetime) -> None:
    """ "introduced", "remind" or "withdrawn"; with a link to say what became of it."""
    to = handover.need or handover.organisation
    address = receiver_address(to)
    if to is None or not address:
        return
    language = receiver_language(to)
    link = personal_address(purpose="handover", subject_id=handover.pk, now=now, lasts=LINK_LASTS, language=language)
    queue_mail(
        key=f"handover-{handover.pk}-{occasion}", to=address, template=f"guides/mail/{occasion}.txt",
        context={"handover": handover, "person": handover.contact, "guide": handover.guide, "team": handover.team, "link": link},
        language=language, now=now,
    )  # fmt: skip


def mail_person(handover: HandOver, *, now: datetime) -> None:
    """What was agreed, or the question whether it may be; the link also takes it back."""
    person = handover.contact
    link = personal_address(
        purpose="handover-person", subject_id=handover.pk, now=now, lasts=LINK_LASTS, language=person.language
    )
    occasion = "agreed" if handover.consented_at else "asked"
    queue_mail(
        key=f"handover-{handover.pk}-{occasion}", to=person.email, template=f"guides/mail/{occasion}.txt",
        context={"handover": handover, "person": person, "guide": handover.guide, "team": handover.team, "link": link},
        language=person.language, now=now,
    )  # fmt: skip
