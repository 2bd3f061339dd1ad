"""One opportunity for one person: suggested, introduced to the host, on trial, placed or not."""

from datetime import timedelta
from enum import StrEnum

UNDO_WITHIN = timedelta(minutes=30)  # a slip of the finger, as everywhere at the desk


class State(StrEnum):
    """Where a proposal stands."""

    SUGGESTED = "suggested"
    INTRODUCED = "introduced"  # the host knows who it is
    TRIAL = "trial"
    PLACED = "placed"
    NOT = "not"
    ENDED = "ended"  # was placed, and is over


class Move(StrEnum):
    """What happens to a proposal."""

    INTRODUCE = "introduce"
    TRY = "try"
    PLACE = "place"
    DROP = "drop"
    END = "end"
    AGAIN = "again"  # a second look at what came to nothing


LIVE = frozenset({State.SUGGESTED, State.INTRODUCED, State.TRIAL, State.PLACED})
KNOWN = frozenset({State.INTRODUCED, State.TRIAL, State.PLACED})  # the host holds name and contact

MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.INTRODUCE: (frozenset({State.SUGGESTED}), State.INTRODUCED),
    Move.TRY: (frozenset({State.INTRODUCED}), State.TRIAL),
    Move.PLACE: (frozenset({State.INTRODUCED, State.TRIAL}), State.PLACED),
    Move.DROP: (frozenset({State.SUGGESTED, State.INTRODUCED, State.TRIAL}), State.NOT),
    Move.END: (frozenset({State.PLACED}), State.ENDED),
    Move.AGAIN: (frozenset({State.NOT}), State.SUGGESTED),
}

# What a move writes beside the state, and what taking it back empties again.
WRITES: dict[Move, tuple[str, ...]] = {
    Move.INTRODUCE: ("introduced_at", "consented_at"),
    Move.TRY: ("trial_on",),
    Move.PLACE: ("placed_on",),
    Move.DROP: ("ended_on", "reason", "words"),
    Move.END: ("ended_on", "reason", "words"),
    Move.AGAIN: (),
}


class Reason(StrEnum):
    """Why it came to nothing, or why a placement ended."""

    PERSON = "person"  # does not want to after all
    TIME = "time"
    FAR = "far"
    CHEMISTRY = "chemistry"
    HOST = "host"  # said no
    TAKEN = "taken"  # the place was given to somebody else
    SILENT = "silent"  # no answer
    CERTIFICATE = "certificate"
    HEALTH = "health"
    PLANNED = "planned"  # it was meant to end then
    CLOSED = "closed"  # the case was closed
    OTHER = "other"


NOT_REASONS = (
    Reason.PERSON, Reason.TIME, Reason.FAR, Reason.CHEMISTRY, Reason.HOST, Reason.TAKEN, Reason.SILENT,
    Reason.CERTIFICATE, Reason.OTHER,
)  # fmt: skip
END_REASONS = (Reason.PLANNED, Reason.PERSON, Reason.TIME, Reason.HEALTH, Reason.CHEMISTRY, Reason.HOST, Reason.OTHER)
REASONS_OF = {Move.DROP: NOT_REASONS, Move.END: END_REASONS}


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


def moves_from(state: str) -> list[Move]:
    """What can happen next, in the order of the work."""
    return [move for move in Move if can_move(state, move)]
