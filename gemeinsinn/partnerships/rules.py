"""Who may do what with agreements. People without account hold a personal link, which the view checks."""

from typing import Any

import rules

from gemeinsinn.exchange.models import Response
from gemeinsinn.exchange.rules.notices import owns_notice
from gemeinsinn.exchange.rules.responses import gave_response
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.partnerships.sides import asker_side, responder_side


@rules.predicate
def can_broker(user: Any, agreement: Agreement) -> bool:
    """Staff of the agency of the place, the network office: may change, cancel, remind, ask on the phone."""
    return bool(can_work_at_desk_of(user, agreement.response.notice.agency))


@rules.predicate
def can_see_response(user: Any, response: Response) -> bool:
    """Both sides and the staff."""
    return side_of(user, response) is not None or bool(can_work_at_desk_of(user, response.notice.agency))


@rules.predicate
def can_change_agreement(user: Any, agreement: Agreement) -> bool:
    """Both sides and the staff may propose other terms or call it off."""
    return bool(can_see_response(user, agreement.response))


def side_of(user: Any, response: Response) -> Side | None:
    """The side a signed-in person stands on, if any."""
    if gave_response(user, response):
        return responder_side(response)
    return asker_side(response) if owns_notice(user, response.notice) else None
