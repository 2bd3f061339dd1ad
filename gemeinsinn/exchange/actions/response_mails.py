"""Mails about an answer: to the person who gave it, and to the person (or agency) it was given to."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import translation

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.exchange.lifecycle.responses import CONFIRM_WITHIN
from gemeinsinn.exchange.models import Need, Notice, Offer, Response
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.people.personal import personal_address

LINK_LASTS = timedelta(days=400)  # from an answer to the thanks may be a long way


def mail_responder(
    response: Response, template: str, occasion: str, *, now: datetime, rest: str = "", note: str = ""
) -> None:
    """To who answered, with their personal link. People who gave no address are called by the agency."""
    contact = response.contact
    if not contact.email:
        return
    link = personal_address(
        purpose="response", subject_id=response.pk, now=now, lasts=LINK_LASTS, language=contact.language, rest=rest
    )
    context = {**words_about(response, contact.language), "name": contact.name, "link": link, "note": quotable(note)}
    queue_mail(
        key=f"response-{response.pk}-{occasion}-responder",
        to=contact.email,
        template=f"exchange/mail/{template}.txt",
        context=context,
        language=contact.language,
        now=now,
    )


def mail_confirmation(response: Response, *, now: datetime, once: str = "") -> None:
    """The mail with the one link that makes an answer count; `once` tells a second one from the first."""
    contact = response.contact
    link = personal_address(
        purpose="response-confirm",
        subject_id=response.pk,
        now=now,
        lasts=CONFIRM_WITHIN,
        language=contact.language,
        single_use=True,
    )
    queue_mail(
        key=f"response-{response.pk}-confirm{once}",
        to=contact.email,
        template="exchange/mail/response_confirm.txt",
        context={**words_about(response, contact.language), "name": contact.name, "link": link},
        language=contact.language,
        now=now,
    )


def mail_asker(
    response: Response, template: str, occasion: str, *, now: datetime, rest: str = "", note: str = ""
) -> None:
    """To who wrote the notice, with the link to this answer; without an address there, to the agency."""
    notice = response.notice
    contact = notice.contact
    if contact is None or not contact.email:
        mail_agency(response, occasion, now=now)
        return
    link = personal_address(
        purpose="need" if isinstance(notice, Need) else "offer",
        subject_id=notice.pk,
        now=now,
        lasts=LINK_LASTS,
        language=contact.language,
        rest=f"antwort/{response.pk}/{rest}",
    )
    context = {**words_about(response, contact.language), "name": contact.name, "link": link, "note": quotable(note)}
    queue_mail(
        key=f"response-{response.pk}-{occasion}-asker",
        to=contact.email,
        template=f"exchange/mail/{template}.txt",
        context=context,
        language=contact.language,
        now=now,
    )


def mail_agency(response: Response, occasion: str, *, now: datetime) -> None:
    """Tells the agency of the place that an answer waits at its desk. Names nobody."""
    agency = response.notice.agency
    if agency is None or not agency.email:
        return
    with translation.override(settings.LANGUAGE_CODE):
        link = settings.BASE_URL + notice_path(response.notice)
    queue_mail(
        key=f"response-{response.pk}-{occasion}-agency",
        to=agency.email,
        template="exchange/mail/response_at_desk.txt",
        context={**words_about(response, settings.LANGUAGE_CODE), "link": link},
        language=settings.LANGUAGE_CODE,
        now=now,
    )


def quotable(text: str) -> str:
    """Somebody's words as a quotation: no line of theirs can turn into a button of our mail."""
    return "\n".join(line.lstrip(" »\t") for line in text.splitlines())


def words_about(response: Response, language: str) -> dict[str, Any]:
    """What every mail about an answer may say."""
    notice = response.notice
    with translation.override(language):
        return {
            "response": response,
            "notice": notice,
            "title": notice.title,
            "to_offer": isinstance(notice, Offer),
            "broker_first": notice.contact_mode == Notice.ContactMode.BROKER,
            "amount": amount_text(notice, response.amount),
            "message": quotable(response.message),
            "from_whom": who_answers(response),
            "agency": notice.agency,
        }


def who_answers(response: Response) -> str:
    """The organisation's name if there is one, else the person's."""
    return str(response.organisation or response.organisation_name or response.contact.name)
