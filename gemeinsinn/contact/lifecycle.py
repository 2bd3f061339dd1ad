"""States of what somebody wrote, its topics, and until when it must be answered. Plain Python."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

SETTLED_KEPT = timedelta(days=183)  # after the answer or the end: half a year, to come back to it
REMIND_BEFORE = timedelta(days=7)


class State(StrEnum):
    """Where it stands. Answered: a mail went out from the desk; closed: nothing more is to be done."""

    OPEN = "offen"
    ANSWERED = "beantwortet"
    CLOSED = "erledigt"


class Move(StrEnum):
    """What a colleague does with it."""

    ANSWER = "answer"
    CLOSE = "close"
    REOPEN = "reopen"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.ANSWER: (frozenset({State.OPEN, State.ANSWERED}), State.ANSWERED),
    Move.CLOSE: (frozenset({State.OPEN, State.ANSWERED}), State.CLOSED),
    Move.REOPEN: (frozenset({State.ANSWERED, State.CLOSED}), State.OPEN),
}


class Topic(StrEnum):
    """What it is about. The values stand in addresses (?thema=barriere)."""

    HELPING = "mitmachen"
    NEED = "bedarf"
    FUNDING = "foerderung"
    PRESS = "presse"
    BARRIER = "barriere"
    PRIVACY = "datenschutz"
    OTHER = "anderes"


AT_THE_OFFICE = frozenset({Topic.FUNDING, Topic.PRESS, Topic.BARRIER, Topic.PRIVACY})  # wherever somebody lives
WITHIN_A_MONTH = frozenset({Topic.BARRIER, Topic.PRIVACY})  # § 16c BGG LSA; Art. 12 (3) GDPR


def can_move(state: str, move: Move) -> bool:
    """Whether the move starts from this state."""
    return state in MOVES[move][0]


def due_on(topic: Topic, day: date) -> date | None:
    """The last day for an answer: one month later, the month's last day where that day is missing; None without a term."""
    if topic not in WITHIN_A_MONTH:
        return None
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
