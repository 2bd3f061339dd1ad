"""Who may do what with answers and calls. People without account hold a personal link, which the view checks."""

from collections.abc import Callable
from typing import Any

import rules

from gemeinsinn.exchange.models import CallRequest, Response
from gemeinsinn.exchange.rules.notices import owns_notice
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import can_work_at_desk_of, works_for


@rules.predicate
def gave_response(user: Any, response: Response) -> bool:
    """Answered, or works for the organisation that answered."""
    if not user.is_authenticated or not user.is_active:
        return False
    return bool(response.contact.user_id == user.pk or works_for(user, response.organisation))


@rules.predicate
def can_decide_response(user: Any, response: Response) -> bool:
    """Yes or no to an answer: who asked, staff of the agency of the place, the network office. Shift by shift elsewhere."""
    if response.planned:
        return False
    return bool(owns_notice(user, response.notice) or can_work_at_desk_of(user, response.notice.agency))


@rules.predicate
def can_change_response(user: Any, response: Response) -> bool:
    """Change or take back an answer: who gave it, or staff on the phone with them. Shift by shift elsewhere."""
    if response.planned:
        return False
    return bool(gave_response(user, response) or can_work_at_desk_of(user, response.notice.agency))


def can_link_organisation(user: Any, response: Response, organisation: Organisation | None) -> bool:
    """Say that an answer came from an organisation: its own people about their own answer, or staff."""
    own = response.contact.user_id == user.pk and works_for(user, organisation)
    return own or can_work_at_desk_of(user, response.notice.agency)


CallHandler = Callable[[Any, CallRequest], bool]
_handlers: set[CallHandler] = set()


def register_handler(handler: CallHandler) -> None:
    """Lets an upper context name others who may handle a call; registering it again changes nothing."""
    _handlers.add(handler)


@rules.predicate
def can_handle_call(user: Any, call: CallRequest) -> bool:
    """Staff of the agency the call belongs to; calls of no agency belong to the network office."""
    return bool(can_work_at_desk_of(user, call.agency)) or any(handler(user, call) for handler in _handlers)
