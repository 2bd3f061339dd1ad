"""How needs and offers of the demo are answered, up to the yes or no."""

from collections.abc import Callable
from datetime import datetime, timedelta

from gemeinsinn.demo.days import number_of
from gemeinsinn.demo.network.shapes import Answer
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.promising import PROMISING, add_promise
from gemeinsinn.demo.stage import Stage, email_of, phone_of
from gemeinsinn.demo.writing import Text, form_key, hundredths, published_at
from gemeinsinn.exchange.actions.responses import (
    confirm_response,
    decline_response,
    link_organisation,
    respond,
    withdraw_response,
)
from gemeinsinn.exchange.models import Response

WAITING_DAYS = 9  # an answer waits 14 days for a decision: what waits today is younger


def add_answers(plot: Plot, stage: Stage, text: Text) -> None:
    """All answers to one notice."""
    for number, answer in enumerate(text.answers):
        at = answered_at(stage, text, answer, number)
        found: list[Response] = []
        plot.add(at, _responding(stage, text, answer, number, found))
        if answer.fate == "declined":
            plot.add(at + timedelta(hours=20), _declining(stage, text, answer, found))
        elif answer.fate == "withdrawn":
            plot.add(at + timedelta(hours=30), _withdrawing(found))
        elif answer.fate in PROMISING:
            add_promise(plot, stage, text, answer, found, at)


def answered_at(stage: Stage, text: Text, answer: Answer, number: int) -> datetime:
    """When somebody answered."""
    now = stage.days.now
    if answer.fate == "unconfirmed":
        return now - timedelta(hours=3)
    at = published_at(stage, text) + timedelta(days=answer.after, minutes=number_of(f"{text.key}{number}", 400) - 200)
    if answer.fate == "offered":
        return max(
            at, now - timedelta(days=2 + number_of(text.key, WAITING_DAYS - 2), minutes=number_of(text.key, 600))
        )
    return at


def _responding(
    stage: Stage, text: Text, answer: Answer, number: int, found: list[Response]
) -> Callable[[datetime], None]:
    def answer_it(now: datetime) -> None:
        notice = stage.notices[text.key]
        notice.refresh_from_db()
        organisation = stage.organisations.get(answer.org)
        user = stage.accounts.get(answer.org)
        name = user.name if user else answer.by or stage.contact_names[answer.org]
        response = respond(
            notice=notice, name=name, email=user.email if user else email_of(name, answer.org or answer.firm),
            phone=phone_of(name), amount=hundredths(answer.amount), message=answer.message, user=user,
            organisation_name=organisation.name if organisation else answer.firm,
            form_key=form_key(text.key, str(number)), language=answer.language, now=now,
        )  # fmt: skip
        found.append(response)
        if organisation is not None and response.organisation_id is None:
            by = stage.broker_of(notice.agency, text.key)
            link_organisation(response=response, organisation=organisation, by=by, now=now)
        if user is None and answer.fate not in {"unconfirmed", "lapsed"}:
            confirm_response(response=response, now=now + timedelta(minutes=20))

    return answer_it


def _declining(stage: Stage, text: Text, answer: Answer, found: list[Response]) -> Callable[[datetime], None]:
    def decline(now: datetime) -> None:
        by = None if text.by else stage.broker_of(stage.notices[text.key].agency, text.key)
        decline_response(response=found[0], by=by, now=now, note=answer.note)

    return decline


def _withdrawing(found: list[Response]) -> Callable[[datetime], None]:
    def withdraw(now: datetime) -> None:
        withdraw_response(response=found[0], now=now)

    return withdraw
