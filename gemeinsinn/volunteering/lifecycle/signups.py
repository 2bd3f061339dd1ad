"""From "I am in" to "I was there", with the waiting list between.

A sign-up in a holding state keeps its places of the shift; one that waits keeps its place in line. Nobody moves up
without being asked, and whoever said no to a place is not asked about this shift again.
"""

from datetime import datetime, timedelta
from enum import StrEnum

CONFIRM_WITHIN = timedelta(hours=24)  # the click in the first mail; for that long the place is kept
CONSENT_WITHIN = timedelta(days=7)  # a guardian reads mail less often
ASK_LASTS = timedelta(hours=24)  # how long a place is kept for the next in line
ASK_LASTS_SHORT = timedelta(hours=4)  # on the last days
ASK_LASTS_LEAST = timedelta(hours=1)
SHORT_BEFORE = timedelta(hours=48)
TOO_LATE = timedelta(hours=2)  # before the start: nobody can plan that quickly, the host phones


class State(StrEnum):
    """Where a sign-up for one shift stands."""

    HELD = "held"  # a place is kept until the address, and for the young a guardian, has said yes
    REQUESTED = "requested"  # the host or the agency decides
    WAITING = "waiting"  # in line
    ASKED = "asked"  # a place is free and kept for this person until `lapses_at`
    INTERESTED = "interested"  # only wants to be told; no places are kept
    CONFIRMED = "confirmed"
    DECLINED = "declined"  # no, thank you, to a place that came free
    LAPSED = "lapsed"  # did not answer in time
    CANCELLED = "cancelled"  # by the person
    REFUSED = "refused"  # by the host or the agency
    CALLED_OFF = "called_off"  # the shift does not take place
    ATTENDED = "attended"
    MISSED = "missed"


class Move(StrEnum):
    """What can happen to a sign-up."""

    CONFIRM = "confirm"
    REQUEST = "request"
    ACCEPT = "accept"
    REFUSE = "refuse"
    ASK = "ask"
    DECLINE = "decline"
    LAPSE = "lapse"
    CANCEL = "cancel"
    CALL_OFF = "call_off"
    ATTEND = "attend"
    MISS = "miss"
    UNCHECK = "uncheck"  # undo of the two
    REJOIN_HELD = "rejoin_held"  # signing up again for the same shift
    REJOIN_WAITING = "rejoin_waiting"
    REJOIN_INTERESTED = "rejoin_interested"


HOLDING = frozenset(
    {State.HELD, State.REQUESTED, State.ASKED, State.CONFIRMED, State.ATTENDED, State.MISSED}
)  # fmt: skip
ENDED = frozenset({State.DECLINED, State.LAPSED, State.CANCELLED, State.REFUSED, State.CALLED_OFF})
LIVE = frozenset(State) - ENDED
COMING = frozenset({State.CONFIRMED, State.ATTENDED, State.MISSED})
OPEN = frozenset({State.HELD, State.REQUESTED, State.WAITING, State.ASKED, State.INTERESTED})
CANCELLABLE = OPEN | {State.CONFIRMED}
AGAIN = frozenset({State.DECLINED, State.LAPSED, State.CANCELLED})  # by one's own act, from the end of the line

MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.CONFIRM: (frozenset({State.HELD, State.ASKED}), State.CONFIRMED),
    Move.REQUEST: (frozenset({State.HELD, State.ASKED}), State.REQUESTED),
    Move.ACCEPT: (frozenset({State.REQUESTED, State.INTERESTED, State.WAITING}), State.CONFIRMED),
    Move.REFUSE: (frozenset({State.REQUESTED, State.INTERESTED, State.WAITING, State.CONFIRMED}), State.REFUSED),
    Move.ASK: (frozenset({State.WAITING}), State.ASKED),
    Move.DECLINE: (frozenset({State.ASKED}), State.DECLINED),
    Move.LAPSE: (frozenset({State.HELD, State.ASKED, State.WAITING, State.INTERESTED}), State.LAPSED),
    Move.CANCEL: (CANCELLABLE, State.CANCELLED),
    Move.CALL_OFF: (CANCELLABLE, State.CALLED_OFF),
    Move.ATTEND: (frozenset({State.CONFIRMED, State.MISSED}), State.ATTENDED),
    Move.MISS: (frozenset({State.CONFIRMED, State.ATTENDED}), State.MISSED),
    Move.UNCHECK: (frozenset({State.ATTENDED, State.MISSED}), State.CONFIRMED),
    Move.REJOIN_HELD: (AGAIN, State.HELD),
    Move.REJOIN_WAITING: (AGAIN, State.WAITING),
    Move.REJOIN_INTERESTED: (AGAIN, State.INTERESTED),
}


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


def ask_until(now: datetime, starts_at: datetime) -> datetime | None:
    """Until when a place is kept for the next in line; None where it is too late to ask anybody by mail.

    A day, four hours from two days before the start on, and never into the last two hours.
    """
    last = starts_at - TOO_LATE
    if last - now < ASK_LASTS_LEAST:
        return None
    lasts = ASK_LASTS if starts_at - now > SHORT_BEFORE else ASK_LASTS_SHORT
    return min(now + lasts, last)
