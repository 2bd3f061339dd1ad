"""Quotes: written by the office, shown only with the yes of the person quoted."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.people.actions.contacts import record_consent
from gemeinsinn.people.personal import personal_address
from gemeinsinn.people.personal_data import Person
from gemeinsinn.showcase.actions.portraits import allow
from gemeinsinn.showcase.lifecycle import ASK_LASTS
from gemeinsinn.showcase.models import Portrait, Quote

PURPOSE = "quote"


@transaction.atomic
def add_quote(*, portrait: Portrait, text: str, name: str, function: str, email: str, by: Any, now: datetime) -> Quote:
    """Asks the person by mail whether these words may be shown under this name."""
    allow(by)
    words, who = clean_line(text)[:500], clean_line(name)[:120]
    if not words or not who:
        raise DomainError(_("Please write the words, and who said them."))
    contact = make_contact(name=who, email=email, phone="", language="de", now=now)
    made: Quote = Quote.objects.create(
        portrait=portrait, text=words, name=who, function=clean_line(function)[:120], contact=contact, asked_at=now
    )
    link = personal_address(purpose=PURPOSE, subject_id=made.pk, now=now, lasts=ASK_LASTS, language="de")
    queue_mail(
        key=f"quote-{made.pk}-ask", to=contact.email, template="showcase/mail/quote.txt",
        context={"quote": made, "portrait": portrait, "link": link}, language="de", now=now,
    )  # fmt: skip
    return made


@transaction.atomic
def agree_to_quote(*, quote: Quote, now: datetime) -> None:
    """Yes, by the link: the consent is kept in the words that were shown. Saying it twice changes nothing."""
    if not Quote.objects.filter(pk=quote.pk, agreed_at=None).update(agreed_at=now):
        return
    confirm_contact(contact=quote.contact, now=now)
    record_consent(contact=quote.contact, purpose=PURPOSE, wording=quote.text, now=now)


@transaction.atomic
def drop_quote(*, quote: Quote, now: datetime, by: Any = None) -> None:
    """No, or not any more: the words and the address go at once."""
    allow(by)
    drop_mails(about=f"quote-{quote.pk}-")
    revoke_links(purpose=PURPOSE, subject_id=quote.pk)
    quote.contact.delete()  # takes the quote along


def forget_unanswered(*, now: datetime) -> int:
    """Drops quotes whose link ended without an answer; how many."""
    silent = Quote.objects.filter(agreed_at=None, asked_at__lte=now - ASK_LASTS)
    for quote in silent:
        drop_quote(quote=quote, now=now)
    return len(silent)


@transaction.atomic
def erase_quotes(person: Person, *, now: datetime) -> None:
    """The person leaves: quotes go, and the name out of the portraits of what was theirs."""
    for quote in Quote.objects.filter(contact__in=person.contacts):
        drop_mails(about=f"quote-{quote.pk}-")
        revoke_links(purpose=PURPOSE, subject_id=quote.pk)
        quote.delete()
    theirs = Portrait.objects.filter(application__contact__in=person.contacts)
    for portrait in theirs | Portrait.objects.filter(project__contact__in=person.contacts):
        for name in ("title", "lead", "text", "who"):
            setattr(portrait, name, person.without(getattr(portrait, name)))
        portrait.save()
