"""From a draft to a counted poll: states and moves as data, and which ballots are valid."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

FEWEST_OPTIONS = 2
AFTER_MIDNIGHT = timedelta(minutes=10)  # whoever clicked in time has arrived by then
LINKS_KEPT = timedelta(days=60)  # so long an old link leads to the result


class State(StrEnum):
    """Where a poll stands; whether it takes ballots depends on the day, too."""

    DRAFT = "draft"
    OPEN = "open"
    COUNTED = "counted"
    CANCELLED = "cancelled"


class Method(StrEnum):
    """How it is counted."""

    PLURALITY = "plurality"  # one winner: most votes
    GREEDY = "greedy"  # by votes, as long as the money lasts
    SHARES = "shares"  # method of equal shares


class Weight(StrEnum):
    """What the result is worth."""

    ADVICE = "advice"
    DECISION = "decision"


class Move(StrEnum):
    """What can be done with a poll."""

    OPEN = "open"
    COUNT = "count"
    CANCEL = "cancel"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.OPEN: (frozenset({State.DRAFT}), State.OPEN),
    Move.COUNT: (frozenset({State.OPEN}), State.COUNTED),
    Move.CANCEL: (frozenset({State.OPEN}), State.CANCELLED),
}
PUBLIC = frozenset({State.OPEN, State.COUNTED, State.CANCELLED})


class Stand(StrEnum):
    """What a visitor sees."""

    COMING = "coming"
    TAKING = "taking"
    COUNTING = "counting"
    COUNTED = "counted"
    CANCELLED = "cancelled"


def stand_of(state: str, starts: date, ends: date, today: date) -> Stand:
    """Of a public poll, on a day."""
    if state != State.OPEN:
        return Stand.COUNTED if state == State.COUNTED else Stand.CANCELLED
    if today < starts:
        return Stand.COMING
    return Stand.TAKING if today <= ends else Stand.COUNTING


def countable_from(ends: date, zone: ZoneInfo) -> datetime:
    """A little after the midnight that ends the last day."""
    return datetime.combine(ends + timedelta(days=1), time(), tzinfo=zone) + AFTER_MIDNIGHT


class Fault(StrEnum):
    """Why a ballot is not valid."""

    EMPTY = "empty"
    FEW = "few"
    MANY = "many"
    UNKNOWN = "unknown"


def fault_of(
    ticks: Collection[int], options: Collection[int], *, fewest: int, most: int | None, allows_empty: bool
) -> Fault | None:
    """What is wrong with a ballot; None if it counts."""
    chosen = set(ticks)
    if not chosen <= set(options):
        return Fault.UNKNOWN
    if not chosen:
        return None if allows_empty else Fault.EMPTY
    if len(chosen) < fewest:
        return Fault.FEW
    return Fault.MANY if most is not None and len(chosen) > most else None
