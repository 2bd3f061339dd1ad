"""Agreement and fulfilment: who may sign what, and what two answers add up to. Plain Python."""

from datetime import date, timedelta
from enum import StrEnum

REMIND_AFTER = timedelta(days=7)  # fulfilment is asked once and reminded once
GIVE_UP_AFTER = timedelta(days=30)  # then one answer, or none, has to do
CLOSE_AFTER = timedelta(days=14)  # so long an answer can still be added or corrected once the outcome is known


class Side(StrEnum):
    """The two parties of an agreement."""

    SEEKER = "seeker"
    GIVER = "giver"


OTHER = {Side.SEEKER: Side.GIVER, Side.GIVER: Side.SEEKER}


class State(StrEnum):
    """Where an agreement stands."""

    OPEN = "open"  # at least one signature of the current version is missing
    SIGNED = "signed"
    CANCELLED = "cancelled"
    SETTLED = "settled"  # the outcome is known


class Outcome(StrEnum):
    """Was the promise kept?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"  # nobody answered


class Move(StrEnum):
    """What can be done with an agreement."""

    SIGN = "sign"  # the second signature of the current version
    CHANGE = "change"  # a new version: both sign again
    CANCEL = "cancel"
    SETTLE = "settle"
    REOPEN = "reopen"  # undo of an answer the agency wrote down that settled it


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.SIGN: (frozenset({State.OPEN}), State.SIGNED),
    Move.CHANGE: (frozenset({State.OPEN, State.SIGNED}), State.OPEN),
    Move.CANCEL: (frozenset({State.OPEN, State.SIGNED}), State.CANCELLED),
    Move.SETTLE: (frozenset({State.SIGNED}), State.SETTLED),
    Move.REOPEN: (frozenset({State.SETTLED}), State.SIGNED),
}


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


def outcome_of(answers: list[Outcome]) -> Outcome:
    """What both sides' answers add up to: agreement counts, disagreement is "partly"."""
    known = [answer for answer in answers if answer is not Outcome.UNKNOWN]
    if not known:
        return Outcome.UNKNOWN
    if all(answer is known[0] for answer in known):
        return known[0]
    return Outcome.PARTLY


def amount_come(answers: list[tuple[Outcome, int | None]]) -> int | None:
    """How much really came, by the lower of what both say; None if nobody knows, or named no number."""
    told = [amount for outcome, amount in answers if outcome is not Outcome.UNKNOWN]
    named = [amount for amount in told if amount is not None]
    if 0 in named:
        return 0
    return min(named) if named and len(named) == len(told) else None


def is_over(due_on: date | None, today: date) -> bool:
    """The day of the agreement has passed; the day itself still belongs to it."""
    return due_on is not None and due_on < today


def can_cancel(state: str, due_on: date | None, today: date, *, staff: bool) -> bool:
    """Both sides can call off until the day itself. Afterwards a signed promise is answered for, not cancelled."""
    if not can_move(state, Move.CANCEL):
        return False
    return staff or state == State.OPEN or not is_over(due_on, today)


def can_answer(state: str, due_on: date | None, today: date, *, closed: bool) -> bool:
    """After the day, and while an outcome can still be added or corrected."""
    if state == State.SIGNED:
        return is_over(due_on, today)
    return state == State.SETTLED and not closed


def thanks_wanted(outcome: str, consents: list[bool]) -> bool:
    """Thanks are public only if something happened and both sides said yes."""
    return outcome in {Outcome.YES, Outcome.PARTLY} and len(consents) == len(Side) and all(consents)
