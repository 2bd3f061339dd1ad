"""From somebody who is being trained to a guide everybody can meet, and how that ends."""

from enum import StrEnum

TEAM_LEAST, TEAM_MOST = 3, 6  # as Hesse asks of a municipality that applies


class State(StrEnum):
    """Where a guide stands."""

    PREPARED = "prepared"  # in training, or the page is not ready
    PUBLISHED = "published"
    PAUSED = "paused"
    ENDED = "ended"


class Move(StrEnum):
    """What can be done with a guide."""

    PUBLISH = "publish"
    PAUSE = "pause"
    END = "end"
    RETURN = "return"  # somebody who had ended comes back


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.PUBLISH: (frozenset({State.PREPARED, State.PAUSED}), State.PUBLISHED),
    Move.PAUSE: (frozenset({State.PUBLISHED}), State.PAUSED),
    Move.END: (frozenset({State.PREPARED, State.PUBLISHED, State.PAUSED}), State.ENDED),
    Move.RETURN: (frozenset({State.ENDED}), State.PREPARED),
}

WORKING = frozenset({State.PREPARED, State.PUBLISHED, State.PAUSED})


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


def is_usual_size(members: int) -> bool:
    """A team of three to six carries its work; fewer or more is said, not forbidden."""
    return TEAM_LEAST <= members <= TEAM_MOST
