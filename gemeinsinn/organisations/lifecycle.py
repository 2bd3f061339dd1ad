"""From a registration to a published profile."""

from enum import StrEnum


class State(StrEnum):
    """Where a profile stands."""

    SUBMITTED = "submitted"
    PUBLISHED = "published"
    RETURNED = "returned"
    HIDDEN = "hidden"


class Move(StrEnum):
    """What can be done with a profile."""

    SUBMIT = "submit"
    PUBLISH = "publish"
    RETURN = "return"
    HIDE = "hide"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.SUBMIT: (frozenset({State.RETURNED}), State.SUBMITTED),
    Move.PUBLISH: (frozenset({State.SUBMITTED, State.RETURNED, State.HIDDEN}), State.PUBLISHED),
    Move.RETURN: (frozenset({State.SUBMITTED}), State.RETURNED),
    Move.HIDE: (frozenset({State.SUBMITTED, State.PUBLISHED, State.RETURNED}), State.HIDDEN),
}


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]
