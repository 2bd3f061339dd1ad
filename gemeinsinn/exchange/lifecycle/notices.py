"""From a draft to a fulfilled need or a withdrawn offer.

Staleness: without an end date a notice is asked about after 90 days and hidden 14 days later.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

STALE_AFTER = timedelta(days=90)
ANSWER_WITHIN = timedelta(days=14)


class State(StrEnum):
    """Where a need or offer stands."""

    DRAFT = "draft"
    UNCONFIRMED = "unconfirmed"  # sent, the e-mail address is not confirmed yet
    SUBMITTED = "submitted"  # waits for the agency's check
    RETURNED = "returned"  # the agency asked the author to change something
    PUBLISHED = "published"
    EXPIRED = "expired"  # its end date is over
    HIDDEN = "hidden"  # nobody said that it is still wanted
    DONE = "done"  # the author says it is settled
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What can be done with a need or offer."""

    SEND = "send"
    CONFIRM = "confirm"
    PUBLISH = "publish"
    RETURN = "return"
    RESUBMIT = "resubmit"
    EXPIRE = "expire"
    HIDE = "hide"
    REVIVE = "revive"
    FINISH = "finish"
    WITHDRAW = "withdraw"
    UNPUBLISH = "unpublish"  # undo of publish


OPEN = frozenset({State.SUBMITTED, State.RETURNED, State.PUBLISHED, State.EXPIRED, State.HIDDEN})
GONE = frozenset({State.WITHDRAWN})
SHOWN = frozenset({State.PUBLISHED, State.EXPIRED, State.DONE})

MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.SEND: (frozenset({State.DRAFT}), State.UNCONFIRMED),
    Move.CONFIRM: (frozenset({State.UNCONFIRMED}), State.SUBMITTED),
    Move.PUBLISH: (frozenset({State.SUBMITTED, State.RETURNED}), State.PUBLISHED),
    Move.RETURN: (frozenset({State.SUBMITTED}), State.RETURNED),
    Move.RESUBMIT: (frozenset({State.RETURNED}), State.SUBMITTED),
    Move.EXPIRE: (frozenset({State.PUBLISHED}), State.EXPIRED),
    Move.HIDE: (frozenset({State.PUBLISHED}), State.HIDDEN),
    Move.REVIVE: (frozenset({State.PUBLISHED, State.HIDDEN, State.EXPIRED}), State.PUBLISHED),
    Move.FINISH: (frozenset({State.PUBLISHED, State.EXPIRED, State.HIDDEN}), State.DONE),
    Move.WITHDRAW: (frozenset({State.DRAFT, State.UNCONFIRMED}) | OPEN, State.WITHDRAWN),
    Move.UNPUBLISH: (frozenset({State.PUBLISHED}), State.SUBMITTED),
}


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


def is_expired(until: date | None, today: date) -> bool:
    """The last day still counts."""
    return until is not None and until < today


def is_due_to_ask(confirmed_at: datetime, until: date | None, now: datetime) -> bool:
    """No end date and nobody confirmed it for 90 days."""
    return until is None and now - confirmed_at >= STALE_AFTER


def is_due_to_hide(asked_at: datetime | None, now: datetime) -> bool:
    """Asked, and 14 days without an answer."""
    return asked_at is not None and now - asked_at >= ANSWER_WITHIN
