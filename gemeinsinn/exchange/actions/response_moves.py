"""The one place where a response changes its state and its share follows.

| move | who | from | mail | activity |
|---|---|---|---|---|
| confirm | who answered, by single-use link | unconfirmed | to both: it stands | response_offered |
| accept | who asked, staff (partnerships) | offered | to both: the agreement | response_accepted |
| decline | who asked, staff | offered | to who answered | response_declined |
| withdraw | who answered, staff | unconfirmed to agreed | to the other side | response_withdrawn |
| expire | the clock | unconfirmed, offered | to both, unless never confirmed | response_expired |
| agree | the second signature (partnerships) | accepted | to both, with the PDF | response_agreed |
| fulfil | both answers, or the clock (partnerships) | agreed | to both: the outcome | response_fulfilled |
| close | the clock (partnerships) | fulfilled | none | response_closed |
| reopen | whoever may decide | declined, accepted | none: it is an undo | response_reopened |
| unfulfil | staff (partnerships) | fulfilled | to whoever had read the outcome | response_unfulfilled |
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.actions.shares import free_share, take_share
from gemeinsinn.exchange.lifecycle.responses import MOVES, Move, can_move, frees_share, takes_share
from gemeinsinn.exchange.models import Response
from gemeinsinn.people.models import User

VERBS = {
    Move.CONFIRM: "response_offered",
    Move.ACCEPT: "response_accepted",
    Move.DECLINE: "response_declined",
    Move.WITHDRAW: "response_withdrawn",
    Move.EXPIRE: "response_expired",
    Move.AGREE: "response_agreed",
    Move.FULFIL: "response_fulfilled",
    Move.CLOSE: "response_closed",
    Move.REOPEN: "response_reopened",
    Move.UNFULFIL: "response_unfulfilled",
}


def lock_response(response: Response) -> None:
    """Reads the row afresh and keeps others from changing it until the transaction ends."""
    response.refresh_from_db(from_queryset=Response.objects.select_for_update(of=("self",)))


def check_may(rule: Callable[[Any, Response], bool], by: User | None, response: Response) -> None:
    """Without `by` the caller holds a personal link, which the view has checked."""
    if by is not None and not rule(by, response):
        raise NotAllowed(_("This answer belongs to somebody else."))


def move_response(response: Response, move: Move, *, now: datetime, by: User | None = None, **fields: Any) -> None:
    """Makes one move inside the caller's transaction. Raises DomainError if it is not allowed from here.

    Of two moves at once exactly one wins: the row is locked, and written only if it still stands as read.
    """
    lock_response(response)
    before = response.state
    if not can_move(before, move):
        raise DomainError(_("That has been decided in the meantime. Please look at how it stands now."))
    after = MOVES[move][1]
    if takes_share(before, after):
        take_share(response.notice, response.amount, now=now)
    if frees_share(before, after):
        free_share(response.notice, response.held, now=now)
        fields["freed"] = 0
    changes = {"state": after, "changed_at": now, **fields}
    if not Response.objects.filter(pk=response.pk, state=before).update(**changes):
        raise DomainError(_("That has been decided in the meantime. Please look at how it stands now."))
    for name, value in changes.items():
        setattr(response, name, value)
    record(VERBS[move], response, by=by, now=now, before=before)
