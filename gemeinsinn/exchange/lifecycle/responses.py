"""From "yes, we'll do it" to the closed book of a promise.

unconfirmed → offered → accepted | declined | withdrawn | expired → agreed → fulfilled → closed.
A response in a holding state keeps its share of the need's amount reserved.
"""

from datetime import datetime, timedelta
from enum import StrEnum

CONFIRM_WITHIN = timedelta(hours=24)  # how long an unconfirmed answer keeps its share
ANSWER_WITHIN = timedelta(days=14)  # how long an offered answer waits for a decision


class State(StrEnum):
    """Where a response stands."""

    UNCONFIRMED = "unconfirmed"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    AGREED = "agreed"
    FULFILLED = "fulfilled"  # both were asked and the outcome is known: yes, partly or no
    CLOSED = "closed"


class Move(StrEnum):
    """What can be done with a response."""

    CONFIRM = "confirm"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    AGREE = "agree"
    FULFIL = "fulfil"
    CLOSE = "close"
    REOPEN = "reopen"  # undo of accept or decline, before anybody signed
    UNFULFIL = "unfulfil"  # undo of an outcome the agency wrote down


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.CONFIRM: (frozenset({State.UNCONFIRMED}), State.OFFERED),
    Move.ACCEPT: (frozenset({State.OFFERED}), State.ACCEPTED),
    Move.DECLINE: (frozenset({State.OFFERED}), State.DECLINED),
    Move.WITHDRAW: (frozenset({State.UNCONFIRMED, State.OFFERED, State.ACCEPTED, State.AGREED}), State.WITHDRAWN),
    Move.EXPIRE: (frozenset({State.UNCONFIRMED, State.OFFERED}), State.EXPIRED),
    Move.AGREE: (frozenset({State.ACCEPTED}), State.AGREED),
    Move.FULFIL: (frozenset({State.AGREED}), State.FULFILLED),
    Move.CLOSE: (frozenset({State.FULFILLED}), State.CLOSED),
    Move.REOPEN: (frozenset({State.ACCEPTED, State.DECLINED}), State.OFFERED),
    Move.UNFULFIL: (frozenset({State.FULFILLED}), State.AGREED),
}

HOLDING = frozenset({State.UNCONFIRMED, State.OFFERED, State.ACCEPTED, State.AGREED, State.FULFILLED, State.CLOSED})
PROMISED = frozenset({State.ACCEPTED, State.AGREED, State.FULFILLED, State.CLOSED})


def decide_by(now: datetime, day_ends: datetime | None) -> datetime:
    """14 days, or the end of the notice's last day if that comes first."""
    latest = now + ANSWER_WITHIN
    return latest if day_ends is None else min(latest, day_ends)


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


def frees_share(before: str, after: str) -> bool:
    """The move gives the reserved share back to the need."""
    return before in HOLDING and after not in HOLDING


def takes_share(before: str, after: str) -> bool:
    """The move has to reserve the share again."""
    return before not in HOLDING and after in HOLDING
