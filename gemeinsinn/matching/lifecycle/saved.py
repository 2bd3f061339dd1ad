"""Saved searches: how they stand, how often they write, and when their next turn is."""

from datetime import datetime, timedelta
from enum import StrEnum

MOST_A_PERSON = 20
CONFIRM_WITHIN = timedelta(days=7)
PAUSED_KEPT = timedelta(days=180)
LINK_LASTS = timedelta(days=180)
MORNING = 7  # the hour daily and weekly mails are written


class State(StrEnum):
    """WAITING: the address has not answered yet; PAUSED: kept, but silent."""

    WAITING = "waiting"
    ACTIVE = "active"
    PAUSED = "paused"


class Rhythm(StrEnum):
    """How often a mail may come."""

    AT_ONCE = "sofort"
    DAILY = "taeglich"
    WEEKLY = "woechentlich"


class Move(StrEnum):
    """What can happen to a saved search; deleting it is always possible."""

    CONFIRM = "confirm"
    PAUSE = "pause"
    RESUME = "resume"


MOVES: dict[Move, tuple[State, State]] = {
    Move.CONFIRM: (State.WAITING, State.ACTIVE),
    Move.PAUSE: (State.ACTIVE, State.PAUSED),
    Move.RESUME: (State.PAUSED, State.ACTIVE),
}


def next_turn(rhythm: str, after: datetime) -> datetime:
    """When it is looked at again: at once means with the next round, else on the next (Monday) morning after `after`,
    which must be in the time of the place.
    """
    if rhythm == Rhythm.AT_ONCE:
        return after
    morning = after.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    days = 1 if morning <= after else 0
    if rhythm == Rhythm.WEEKLY:
        days = (7 - after.weekday()) % 7 or (7 if morning <= after else 0)
    return morning + timedelta(days=days)
