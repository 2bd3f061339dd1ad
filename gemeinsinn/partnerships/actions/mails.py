"""Mails about an agreement. Each side gets its own link to its own view of it."""

from datetime import datetime
from typing import Any

from django.utils import translation

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.notices.moves import manage_address
from gemeinsinn.exchange.actions.response_mails import LINK_LASTS, quotable, words_about
from gemeinsinn.exchange.lifecycle.notices import LACKING_IN
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.wording.phrases import missing_words
from gemeinsinn.partnerships.lifecycle import OTHER, Outcome, Side
from gemeinsinn.partnerships.links import address_for
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.partnerships.pdf import agreement_pdf, file_name
from gemeinsinn.partnerships.sides import contact_of, public_name, responder_side


def mail_side(
    agreement: Agreement,
    side: Side,
    template: str,
    occasion: str,
    *,
    now: datetime,
    note: str = "",
    attachment: tuple[str, bytes] | None = None,
    **extra: Any,
) -> None:
    """One mail to one side; whoever has no address is called by the agency."""
    response = agreement.response
    contact = contact_of(response, side)
    if contact is None or not contact.email:
        return
    token = issue_token(agreement, side, now=now)
    context = {
        **words_about(response, contact.language),
        "agreement": agreement,
        "name": contact.name,
        "other": public_name(response, OTHER[side]),
        "gives": side == Side.GIVER,
        "note": quotable(note),
        "links": links_of(agreement, side, token, contact.language),
        **extra,
    }
    queue_mail(
        key=f"agreement-{agreement.pk}-{occasion}-{side}",
        to=contact.email,
        template=f"partnerships/mail/{template}.txt",
        context=context,
        language=contact.language,
        now=now,
        attachment=attachment,
    )


def mail_both(agreement: Agreement, template: str, occasion: str, *, now: datetime, **extra: Any) -> None:
    """The same news to both sides, each with its own link."""
    for side in Side:
        mail_side(agreement, side, template, occasion, now=now, **extra)


def mail_signed(agreement: Agreement, *, number: int, now: datetime) -> None:
    """Both have signed: the page itself goes out."""
    with translation.override(agreement.response.notice.language):
        sheet = (file_name(agreement), agreement_pdf(agreement))
    mail_both(agreement, "signed", f"signed-{number}", now=now, attachment=sheet)


def mail_settled(agreement: Agreement, *, occasion: str, published: bool, now: datetime) -> None:
    """The outcome to both; whoever needs something also hears how the search for the rest goes on."""
    for side in Side:
        rest = what_is_missing(agreement, now=now) if side == Side.SEEKER else {}
        mail_side(agreement, side, "settled", occasion, now=now, published=published, rest=rest)


def what_is_missing(agreement: Agreement, *, now: datetime) -> dict[str, Any]:
    """Of a need that did not get all that was promised: what is missing, and the link to go on. Else nothing."""
    need = agreement.response.need
    if need is None or not agreement.response.freed or need.state not in LACKING_IN or need.contact is None:
        return {}
    over = need.state == NoticeState.EXPIRED
    with translation.override(need.contact.language):
        missing = missing_words(need)
    return {"missing": missing, "over": over, "link": manage_address(need, now=now, rest="aendern" if over else "")}


def issue_token(agreement: Agreement, side: Side, *, now: datetime) -> str:
    """A fresh personal link of the side: of the answer, or of the notice that was answered."""
    response = agreement.response
    if side == responder_side(response):
        return issue_link(purpose="response", subject_id=response.pk, now=now, lasts=LINK_LASTS)
    if response.need_id:
        return issue_link(purpose="need", subject_id=response.need_id, now=now, lasts=LINK_LASTS)
    return issue_link(purpose="offer", subject_id=response.notice.pk, now=now, lasts=LINK_LASTS)


def links_of(agreement: Agreement, side: Side, token: str, language: str) -> dict[str, str]:
    """Every page of the agreement a mail may point to."""
    pages = {
        "page": "vereinbarung", "thanks": "dank",
        Outcome.YES.value: "geklappt/ja", Outcome.PARTLY.value: "geklappt/zum-teil", Outcome.NO.value: "geklappt/nein",
    }  # fmt: skip
    return {name: address_for(agreement.response, side, token, rest, language) for name, rest in pages.items()}
