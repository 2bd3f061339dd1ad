"""From "may I introduce you?" to what became of it."""

from datetime import timedelta
from enum import StrEnum

REMIND_AFTER = timedelta(days=14)
ASKED_LASTS = timedelta(days=14)  # without a yes nobody was introduced, and nothing is kept
LAPSES_AFTER = timedelta(days=120)  # nobody says any more what became of it
KEPT = timedelta(days=90)  # the person's data after the end


class State(StrEnum):
    """Where a hand-over stands."""

    ASKED = "asked"  # the person's own yes by link is still missing
    INTRODUCED = "introduced"
    REACHED = "reached"
    WORKING = "working"
    HELPED = "helped"
    NOT_HELPED = "not-helped"
    REFUSED = "refused"  # the person said no
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Move(StrEnum):
    """What happens to a hand-over."""

    AGREE = "agree"
    REFUSE = "refuse"
    REACH = "reach"
    WORK = "work"
    HELP = "help"
    FAIL = "fail"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"


OPEN = frozenset({State.INTRODUCED, State.REACHED, State.WORKING})
ANSWERED = frozenset({State.HELPED, State.NOT_HELPED})
ENDED = frozenset({State.HELPED, State.NOT_HELPED, State.REFUSED, State.WITHDRAWN, State.LAPSED})

MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.AGREE: (frozenset({State.ASKED}), State.INTRODUCED),
    Move.REFUSE: (frozenset({State.ASKED}), State.REFUSED),
    Move.REACH: (frozenset({State.INTRODUCED}), State.REACHED),
    Move.WORK: (frozenset({State.INTRODUCED, State.REACHED}), State.WORKING),
    Move.HELP: (OPEN | {State.NOT_HELPED, State.LAPSED}, State.HELPED),
    Move.FAIL: (OPEN | {State.HELPED, State.LAPSED}, State.NOT_HELPED),
    Move.WITHDRAW: (OPEN | {State.ASKED}, State.WITHDRAWN),
    Move.LAPSE: (OPEN | {State.ASKED}, State.LAPSED),
}

ANSWERS = (Move.REACH, Move.WORK, Move.HELP, Move.FAIL)


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]
