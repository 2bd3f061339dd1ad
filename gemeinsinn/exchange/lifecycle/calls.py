"""From "please call me" to a call made."""

from enum import StrEnum


class State(StrEnum):
    """Where a call stands."""

    OPEN = "open"
    TAKEN = "taken"
    MISSED = "missed"  # tried, nobody there: stays due
    DONE = "done"


class Move(StrEnum):
    """What a broker does with a call."""

    TAKE = "take"
    MISS = "miss"
    FINISH = "finish"
    REOPEN = "reopen"  # undo of each of the three


WAITING = frozenset({State.OPEN, State.TAKEN, State.MISSED})

MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.TAKE: (frozenset({State.OPEN, State.MISSED}), State.TAKEN),
    Move.MISS: (WAITING, State.MISSED),
    Move.FINISH: (WAITING, State.DONE),
    Move.REOPEN: (frozenset({State.DONE, State.TAKEN, State.MISSED}), State.OPEN),
}


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]
