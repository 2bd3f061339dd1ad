"""From a described project to a finished one."""

from enum import StrEnum


class State(StrEnum):
    """Where a project stands."""

    UNCONFIRMED = "unconfirmed"  # written without account, the e-mail address is not confirmed yet
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    DONE = "done"
    HIDDEN = "hidden"


class Move(StrEnum):
    """What can be done with a project."""

    CONFIRM = "confirm"
    PUBLISH = "publish"
    RETURN = "return"
    RESUBMIT = "resubmit"
    FINISH = "finish"
    HIDE = "hide"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.CONFIRM: (frozenset({State.UNCONFIRMED}), State.SUBMITTED),
    Move.PUBLISH: (frozenset({State.SUBMITTED, State.HIDDEN}), State.PUBLISHED),
    Move.RETURN: (frozenset({State.SUBMITTED}), State.RETURNED),
    Move.RESUBMIT: (frozenset({State.RETURNED}), State.SUBMITTED),
    Move.FINISH: (frozenset({State.PUBLISHED}), State.DONE),
    Move.HIDE: (frozenset({State.SUBMITTED, State.RETURNED, State.PUBLISHED, State.DONE}), State.HIDDEN),
}

PUBLIC = frozenset({State.PUBLISHED, State.DONE})


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]
