"""Answers as rows of a list: for whoever wrote the notice, and for an account."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from gemeinsinn.exchange.actions.response_mails import who_answers
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Response
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.exchange.wording.responses import STATE_LABELS, STATE_TONES
from gemeinsinn.partnerships.lifecycle import State
from gemeinsinn.partnerships.sides import asker_side
from gemeinsinn.partnerships.standing import Standing
from gemeinsinn.partnerships.wording import STATE_LABELS as AGREEMENT_LABELS


def answer_row(response: Response, href: str) -> dict[str, Any]:
    """Who, how much, how it stands, where to look."""
    agreement = getattr(response, "agreement", None)
    waits_for_names = agreement is not None and agreement.state == State.OPEN
    return {
        "response": response,
        "who": who_answers(response),
        "title": response.notice.title,
        "amount": amount_text(response.notice, response.amount),
        "message": response.message,
        "when": response.confirmed_at or response.created_at,
        "label": AGREEMENT_LABELS[agreement.state] if agreement else STATE_LABELS[response.state],
        "tone": "heed" if waits_for_names else STATE_TONES[response.state],
        "href": href,
        "waits": agreement is None and response.state == ResponseState.OFFERED,
    }


def answer_rows(responses: Iterable[Response], token: str, now: datetime) -> list[dict[str, Any]]:
    """The answers to one notice, with links below its personal link."""
    return [
        answer_row(response, Standing.by_link(response, asker_side(response), token, now).path())
        for response in responses
    ]
