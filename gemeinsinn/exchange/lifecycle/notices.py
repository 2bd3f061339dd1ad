"""From a draft to a fulfilled need or a withdrawn offer.

Staleness: without an end date a notice is asked about after 90 days and hidden 14 days later. What volunteers are wanted
for is confirmed every 90 days or hidden then, whatever its end date.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

STALE_AFTER = timedelta(days=90)
ANSWER_WITHIN = timedelta(days=14)
OPPORTUNITY_ASKED_AFTER = STALE_AFTER - ANSWER_WITHIN
DRAFT_LASTS = timedelta(days=30)  # an untouched draft is forgotten, with the contact data in it
CONFIRM_WITHIN = timedelta(days=7)  # an address nobody confirmed is forgotten


class State(StrEnum):
    """Where a need or offer stands."""

    DRAFT = "draft"
    UNCONFIRMED = "unconfirmed"  # sent, the e-mail address is not confirmed yet
    SUBMITTED = "submitted"  # waits for the agency's check
    RETURNED = "returned"  # the agency asked the author to change something
    PUBLISHED = "published"
    EXPIRED = "expired"  # its end date is over
    HIDDEN = "hidden"  # nobody said that it is still wanted, or the agency took it down
    DONE = "done"  # the author says it is settled
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What can be done with a need or offer."""

    SEND = "send"
    CONFIRM = "confirm"
    PUBLISH = "publish"
    RETURN = "return"
    RESUBMIT = "resubmit"
    RECHECK = "recheck"  # the author changed words that everyone reads
    EXPIRE = "expire"
    HIDE = "hide"
    REVIVE = "revive"
    FINISH = "finish"
    WITHDRAW = "withdraw"
    UNPUBLISH = "unpublish"  # undo of publish


OPEN = frozenset({State.SUBMITTED, State.RETURNED, State.PUBLISHED, State.EXPIRED, State.HIDDEN})
GONE = frozenset({State.WITHDRAWN})
LACKING_IN = frozenset({State.PUBLISHED, State.EXPIRED})  # where its author may still want the rest of what came
SHOWN = frozenset({State.PUBLISHED, State.EXPIRED, State.DONE})

MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.SEND: (frozenset({State.DRAFT}), State.UNCONFIRMED),
    Move.CONFIRM: (frozenset({State.UNCONFIRMED}), State.SUBMITTED),
    Move.PUBLISH: (frozenset({State.SUBMITTED, State.RETURNED}), State.PUBLISHED),
    Move.RETURN: (frozenset({State.SUBMITTED}), State.RETURNED),
    Move.RESUBMIT: (frozenset({State.RETURNED, State.HIDDEN, State.DONE}), State.SUBMITTED),
    Move.RECHECK: (frozenset({State.PUBLISHED, State.EXPIRED, State.HIDDEN, State.DONE}), State.SUBMITTED),
    Move.EXPIRE: (frozenset({State.PUBLISHED}), State.EXPIRED),
    Move.HIDE: (frozenset({State.PUBLISHED}), State.HIDDEN),
    Move.REVIVE: (frozenset({State.PUBLISHED, State.HIDDEN, State.EXPIRED, State.DONE}), State.PUBLISHED),
    Move.FINISH: (frozenset({State.PUBLISHED, State.EXPIRED, State.HIDDEN}), State.DONE),
    Move.WITHDRAW: (frozenset({State.DRAFT, State.UNCONFIRMED}) | OPEN, State.WITHDRAWN),
    Move.UNPUBLISH: (frozenset({State.PUBLISHED}), State.SUBMITTED),
}

EDITABLE = frozenset({State.UNCONFIRMED, State.DONE}) | OPEN  # changing what is settled opens it again

# What an author may change on a published notice without a new check: numbers, days, and the own project, for a
# project has been checked itself before anybody sees its name.
FREE_TO_CHANGE = frozenset(
    {"amount", "starts", "until", "contact_mode", "languages", "standing", "radius_km", "project", "access"}
)


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


def move_for_change(state: str, changed: Iterable[str], *, hidden_by_agency: bool) -> Move | None:
    """What an author's change sets off: nothing, a new check, or the way back to the board."""
    if state == State.RETURNED or (state in {State.HIDDEN, State.DONE} and hidden_by_agency):
        return Move.RESUBMIT
    if state in {State.PUBLISHED, State.EXPIRED, State.HIDDEN, State.DONE}:
        if set(changed) - FREE_TO_CHANGE:
            return Move.RECHECK
        return Move.REVIVE
    return None


def is_expired(until: date | None, today: date) -> bool:
    """The last day still counts."""
    return until is not None and until < today


def is_answerable(state: str, until: date | None, today: date) -> bool:
    """People can say yes: it hangs on the board and its time is not over."""
    return state == State.PUBLISHED and not is_expired(until, today)


def is_due_to_ask(confirmed_at: datetime, until: date | None, now: datetime, *, opportunity: bool = False) -> bool:
    """No end date and nobody confirmed it for 90 days; an opportunity is asked about so that it is hidden by then."""
    if opportunity:
        return now - confirmed_at >= OPPORTUNITY_ASKED_AFTER
    return until is None and now - confirmed_at >= STALE_AFTER


def is_due_to_hide(asked_at: datetime | None, now: datetime) -> bool:
    """Asked, and 14 days without an answer."""
    return asked_at is not None and now - asked_at >= ANSWER_WITHIN
