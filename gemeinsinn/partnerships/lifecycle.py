"""Agreement and fulfilment: who may sign what, and what two answers add up to. Plain Python."""

from datetime import timedelta
from enum import StrEnum

REMIND_AFTER = timedelta(days=7)  # fulfilment is asked once and reminded once
GIVE_UP_AFTER = timedelta(days=30)  # then one answer, or none, has to do


class Side(StrEnum):
    """The two parties of an agreement."""

    SEEKER = "seeker"
    GIVER = "giver"


class State(StrEnum):
    """Where an agreement stands."""

    OPEN = "open"  # at least one signature of the current version is missing
    SIGNED = "signed"
    CANCELLED = "cancelled"
    SETTLED = "settled"  # the outcome is known


class Outcome(StrEnum):
    """Was the promise kept?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"  # nobody answered


class Move(StrEnum):
    """What can be done with an agreement."""

    SIGN = "sign"  # the second signature of the current version
    CHANGE = "change"  # a new version: both sign again
    CANCEL = "cancel"
    SETTLE = "settle"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.SIGN: (frozenset({State.OPEN}), State.SIGNED),
    Move.CHANGE: (frozenset({State.OPEN, State.SIGNED}), State.OPEN),
    Move.CANCEL: (frozenset({State.OPEN, State.SIGNED}), State.CANCELLED),
    Move.SETTLE: (frozenset({State.SIGNED}), State.SETTLED),
}


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


def outcome_of(answers: list[Outcome]) -> Outcome:
    """What both sides' answers add up to: agreement counts, disagreement is "partly"."""
    known = [answer for answer in answers if answer is not Outcome.UNKNOWN]
    if not known:
        return Outcome.UNKNOWN
    if all(answer is known[0] for answer in known):
        return known[0]
    return Outcome.PARTLY
