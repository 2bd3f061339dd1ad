"""A broker's idea of who could answer a need: asked, answered, put aside. Everything but a yes can be taken back."""

from datetime import date, timedelta
from enum import StrEnum

LINK_LASTS = timedelta(days=60)
USUAL_MOST = 3  # so often a partner is asked in a month, unless the agency says otherwise
MOST_EVER = 20  # an agency can say no more than that
LATEST_SNOOZE = timedelta(days=365)


class State(StrEnum):
    """Where a suggestion stands. One nobody has touched has no row, which is the same as open."""

    OPEN = "open"
    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"  # "not now", said by the partner
    DISMISSED = "dismissed"  # put aside by a broker
    SNOOZED = "snoozed"  # until a day


class Move(StrEnum):
    """What can be done with a suggestion."""

    ASK = "ask"
    TAKE_BACK = "take_back"  # undo of asking
    ACCEPT = "accept"
    REFUSE = "refuse"
    DISMISS = "dismiss"
    SNOOZE = "snooze"
    REOPEN = "reopen"  # undo of the two before, and of a no


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.ASK: (frozenset({State.OPEN, State.SNOOZED}), State.ASKED),
    Move.TAKE_BACK: (frozenset({State.ASKED}), State.OPEN),
    Move.ACCEPT: (frozenset({State.ASKED, State.REFUSED}), State.ACCEPTED),
    Move.REFUSE: (frozenset({State.ASKED}), State.REFUSED),
    Move.DISMISS: (frozenset({State.OPEN, State.SNOOZED}), State.DISMISSED),
    Move.SNOOZE: (frozenset({State.OPEN, State.SNOOZED}), State.SNOOZED),
    Move.REOPEN: (frozenset({State.DISMISSED, State.SNOOZED, State.REFUSED}), State.OPEN),
}


class Reason(StrEnum):
    """Why not. NOT_THEIRS is the one that is learned from beyond the pair; the form says so."""

    NO_TIME = "no_time"
    NOT_THIS = "not_this"
    NOT_THEIRS = "not_theirs"
    TOO_FAR = "too_far"
    KNOWN = "known"
    OTHER = "other"


BROKERS_REASONS = (Reason.NOT_THIS, Reason.NOT_THEIRS, Reason.TOO_FAR, Reason.KNOWN, Reason.OTHER)
PARTNERS_REASONS = (Reason.NO_TIME, Reason.NOT_THIS, Reason.NOT_THEIRS, Reason.TOO_FAR, Reason.OTHER)


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


def state_on(state: str, until: date | None, today: date) -> State:
    """The state as it counts today: what was put off is open again from its day on."""
    if state == State.SNOOZED and (until is None or until <= today):
        return State.OPEN
    return State(state)


def is_learned(state: str, reason: str) -> bool:
    """This no counts for the kind, not only for this need."""
    return state in {State.DISMISSED, State.REFUSED} and reason == Reason.NOT_THEIRS


def most_a_month(*settings: int | None) -> int:
    """The smallest of what the agencies concerned allow; the usual where nobody said."""
    said = [most for most in settings if most is not None]
    return min(said) if said else USUAL_MOST
