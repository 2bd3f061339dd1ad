"""The terms of an agreement: what is proposed first, and what may be changed."""

from datetime import date, timedelta
from typing import Any, TypedDict

from django.utils import translation

from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.exchange.wording.phrases import place_words, when_words
from gemeinsinn.partnerships.days import moved_words
from gemeinsinn.partnerships.insurance import insurance_note
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.sides import organisation_name, person_name

WITHOUT_DATE = timedelta(days=30)  # when nobody named a day, both are asked a month later


class Party(TypedDict):
    """A side as it stands on the page."""

    name: str
    organisation: str


class Terms(TypedDict):
    """What is agreed. `amount` is in hundredths of the notice's unit, `due_on` an ISO date."""

    what: str
    amount: int | None
    how_much: str
    when: str
    due_on: str
    where: str
    benefit: str
    organiser: str
    insurance: str
    publicity: bool
    seeker: Party
    giver: Party
    broker: str


CHANGEABLE = ("what", "amount", "when", "due_on", "where", "benefit", "organiser", "publicity")


def party(response: Response, side: Side) -> Party:
    """Name and organisation of a side."""
    return {"name": person_name(response, side), "organisation": organisation_name(response, side)}


def first_terms(response: Response, *, broker: str, today: date) -> Terms:
    """Sensible terms from what both have written, in the language of the notice."""
    notice = response.notice
    is_need = isinstance(notice, Need)
    due = notice.until if notice.until and notice.until >= today else today + WITHOUT_DATE
    state = notice.municipality.state if notice.municipality else ""
    with translation.override(notice.language):
        return {
            "what": notice.title,
            "amount": response.amount,
            "how_much": amount_text(notice, response.amount),
            "when": when_words(notice),
            "due_on": due.isoformat(),
            "where": place_words(notice),
            "benefit": notice.benefit if isinstance(notice, Need) else notice.benefit_hoped,
            "organiser": person_name(response, Side.SEEKER),
            "insurance": insurance_note(state, on=today, language=notice.language),
            # A thank-you that is to be seen cannot be kept secret; otherwise nothing is public unless both want it.
            "publicity": is_need and notice.benefit_kind == Need.Benefit.VISIBLE,
            "seeker": party(response, Side.SEEKER),
            "giver": party(response, Side.GIVER),
            "broker": broker,
        }


def changed_terms(response: Response, terms: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The terms with the changes in; keys that may not be changed are ignored.

    Where only the last day moves, the words that name it move along: nobody signs two different days.
    """
    new = {**terms, **{key: value for key, value in changes.items() if key in CHANGEABLE}}
    with translation.override(response.notice.language):
        if new["due_on"] != terms["due_on"] and new["when"] == terms["when"]:
            old, day = date.fromisoformat(terms["due_on"]), date.fromisoformat(new["due_on"])
            new["when"] = moved_words(terms["when"], starts=response.notice.starts, old=old, new=day)
        new["how_much"] = amount_text(response.notice, new["amount"])
    return new
