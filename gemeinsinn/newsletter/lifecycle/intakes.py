"""Taking over an earlier list: how it stands, and what becomes of each row. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MOST_ROWS = 200_000  # at the desk; the command line takes any number
MOST_BYTES = 20_000_000
FILE_KEPT = timedelta(days=7)  # the file that was handed in, and with it the addresses in the report
ASKED_ANEW = 30  # days in which people of an earlier list may answer, unless another time is set
DAYS = (7, 60)


class Way(StrEnum):
    """PROVED: each row brings the day of its yes; ASK: everybody is asked once and has to say yes."""

    PROVED = "proved"
    ASK = "ask"


class State(StrEnum):
    """LOOKING and TAKING are the worker's; LOOKED waits for a person."""

    NEW = "new"
    LOOKING = "looking"
    LOOKED = "looked"
    TAKING = "taking"
    DONE = "done"


class Move(StrEnum):
    """What can happen to it."""

    LOOK = "look"
    SHOW = "show"
    TAKE = "take"
    FINISH = "finish"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.LOOK: (frozenset({State.NEW, State.LOOKED}), State.LOOKING),
    Move.SHOW: (frozenset({State.LOOKING}), State.LOOKED),
    Move.TAKE: (frozenset({State.LOOKED}), State.TAKING),
    Move.FINISH: (frozenset({State.TAKING}), State.DONE),
}
BUSY = frozenset({State.LOOKING, State.TAKING})


class Outcome(StrEnum):
    """What becomes of a row; one letter each, so that a hundred thousand are a short text without any address."""

    TAKEN = "t"
    ASKED = "a"
    THERE = "h"
    SUPPRESSED = "s"
    STOPPED = "e"
    DUPLICATE = "d"
    UNREADABLE = "u"
    UNPROVED = "p"
    LOST = "l"


class Standing(StrEnum):
    """What the earlier list says of a row."""

    RUNS = "runs"
    STOPPED = "stopped"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it was understood. `address` is empty where there is none that could be written to."""

    line: int
    address: str
    key: str = ""
    agreed: datetime | None = None
    standing: Standing = Standing.RUNS
    language: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What we know of an address: its subscription, the list of those who want none, bounces, an earlier row."""

    there: bool = False
    suppressed: bool = False
    lost: bool = False
    seen: bool = False


def outcome_of(entry: Entry, known: Known, way: Way) -> Outcome:
    """The first that holds counts."""
    good = Outcome.TAKEN if way == Way.PROVED else Outcome.ASKED
    rules = (
        (not entry.address, Outcome.UNREADABLE),
        (known.seen, Outcome.DUPLICATE),
        (known.there, Outcome.THERE),
        (known.suppressed, Outcome.SUPPRESSED),
        (entry.standing == Standing.STOPPED, Outcome.STOPPED),
        (known.lost, Outcome.LOST),
        (entry.standing == Standing.WAITS or (way == Way.PROVED and entry.agreed is None), Outcome.UNPROVED),
    )
    return next((outcome for holds, outcome in rules if holds), good)


def counts_of(letters: Iterable[str]) -> dict[Outcome, int]:
    """How many rows became what, in the order of `Outcome`; only what there is."""
    counts: dict[Outcome, int] = {}
    for letter in letters:
        outcome = Outcome(letter)
        counts[outcome] = counts.get(outcome, 0) + 1
    return {outcome: counts[outcome] for outcome in Outcome if outcome in counts}
