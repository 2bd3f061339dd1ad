"""Sittings and what becomes of their cases: states and moves as data."""

from datetime import timedelta
from enum import StrEnum

REMIND_BEFORE = timedelta(days=2)  # a vote by mail, of its end
REMIND_MEETING = timedelta(days=3)  # a meeting
FRESH = timedelta(days=1)  # an invitation of today needs no reminder yet
NOTES_KEPT = timedelta(days=365)  # points, words and reasons of single members: long enough for an objection
MINUTES_KEPT = timedelta(days=5 * 365)  # the names in the minutes: as long as the papers of a grant at least


class Kind(StrEnum):
    """How a jury decides: together at a table, or each by mail."""

    MEETING = "meeting"
    CIRCULATION = "circulation"


class State(StrEnum):
    """Where a sitting stands."""

    PLANNED = "planned"  # a meeting to come
    OPEN = "open"  # votes are taken
    COUNTED = "counted"  # a vote by mail is over; its decisions are to be written
    DONE = "done"  # the minutes are frozen
    CANCELLED = "cancelled"


class Move(StrEnum):
    """What can be done with a sitting."""

    OPEN = "open"
    COUNT = "count"
    FINISH = "finish"
    CANCEL = "cancel"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.OPEN: (frozenset({State.PLANNED}), State.OPEN),
    Move.COUNT: (frozenset({State.OPEN}), State.COUNTED),
    Move.FINISH: (frozenset({State.OPEN, State.COUNTED}), State.DONE),
    Move.CANCEL: (frozenset({State.PLANNED, State.OPEN}), State.CANCELLED),
}
RUNNING = frozenset({State.PLANNED, State.OPEN, State.COUNTED})
SHOWN = RUNNING | {State.DONE}
DECIDING = {Kind.MEETING: State.OPEN, Kind.CIRCULATION: State.COUNTED}  # when results are written down
SCORING = frozenset({State.PLANNED, State.OPEN})


class Result(StrEnum):
    """What became of a case."""

    PENDING = "pending"
    AWARDED = "awarded"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    RECOMMENDED = "recommended"  # yes of the jury; the body above has to agree
    NO_QUORUM = "no_quorum"  # too few could decide: it waits for the next sitting
    DROPPED = "dropped"  # taken back by the applicant, or by the office


OPEN_RESULTS = frozenset({Result.PENDING, Result.RECOMMENDED})  # an application has one such case at most
