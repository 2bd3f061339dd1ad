"""Hours from entering to counting. Kept as whole minutes, in quarters of an hour, so that sums equal their parts."""

from datetime import date, datetime, timedelta
from enum import StrEnum

QUARTER = 15  # minutes
MOST_MINUTES = 48 * 60  # as long as the longest shift
MOST_OWN = 24 * 60  # what somebody can enter for one day
OLDEST = timedelta(days=2 * 366)  # as far back as the rules of volunteer cards look


class State(StrEnum):
    """Where hours stand. Only confirmed ones count anywhere."""

    ENTERED = "entered"  # by the volunteer; the host has still to say yes
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class Act(StrEnum):
    """What can happen to hours; each time a row says who, when, from how many minutes to how many."""

    ENTER = "enter"  # by the volunteer
    CHANGE = "change"  # by the volunteer, before the host has said yes, or after a no
    TICK = "tick"  # the host ticked at the door: that is the yes
    UNTICK = "untick"  # and took it back
    CONFIRM = "confirm"
    CORRECT = "correct"  # by the host, and counts
    REFUSE = "refuse"


class Side(StrEnum):
    """Who did it."""

    VOLUNTEER = "volunteer"
    HOST = "host"
    AGENCY = "agency"


class Source(StrEnum):
    """Where hours come from."""

    SHIFT = "shift"  # somebody was there
    OWN = "own"  # the volunteer says so


MOVES: dict[Act, tuple[frozenset[State], State]] = {
    Act.CHANGE: (frozenset({State.ENTERED, State.REFUSED}), State.ENTERED),
    Act.TICK: (frozenset(State), State.CONFIRMED),
    Act.UNTICK: (frozenset({State.CONFIRMED}), State.ENTERED),
    Act.CONFIRM: (frozenset({State.ENTERED}), State.CONFIRMED),
    Act.CORRECT: (frozenset(State), State.CONFIRMED),
    Act.REFUSE: (frozenset({State.ENTERED, State.CONFIRMED}), State.REFUSED),
}


def can_happen(state: str, act: Act) -> bool:
    """Whether `act` is allowed from `state`."""
    return act in MOVES and state in MOVES[act][0]


def minutes_between(starts_at: datetime, ends_at: datetime) -> int:
    """How long a shift counts: to the nearest quarter of an hour, at least one, at most two days."""
    quarters = round((ends_at - starts_at) / timedelta(minutes=QUARTER))
    return min(max(1, quarters) * QUARTER, MOST_MINUTES)


def is_countable(minutes: int, *, most: int = MOST_MINUTES) -> bool:
    """Whole quarters of an hour, more than none."""
    return 0 < minutes <= most and minutes % QUARTER == 0


def is_enterable_day(day: date, *, today: date) -> bool:
    """Not before it has happened, and not longer ago than anybody counts."""
    return today - OLDEST <= day <= today
