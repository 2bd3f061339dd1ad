"""Payments and the runs they leave in."""

from calendar import monthrange
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """Where a payment stands."""

    DUE = "due"
    IN_RUN = "in_run"
    SENT = "sent"
    PAID = "paid"
    FAILED = "failed"
    RETURNED = "returned"
    DROPPED = "dropped"


MOVES: dict[State, frozenset[State]] = {
    State.DUE: frozenset({State.IN_RUN, State.DROPPED}),
    State.IN_RUN: frozenset({State.DUE, State.SENT}),
    State.SENT: frozenset({State.PAID, State.FAILED}),  # what was sent is in a file, and never in a second one
    State.PAID: frozenset({State.RETURNED}),
    State.FAILED: frozenset(),
    State.RETURNED: frozenset(),
    State.DROPPED: frozenset(),
}
PLANNED = frozenset({State.DUE, State.IN_RUN, State.SENT})  # holds money of the commitment
BROUGHT_BACK = frozenset({State.FAILED, State.RETURNED})  # may be paid again, as a new payment


class RunState(StrEnum):
    """Where a run stands."""

    PREPARED = "prepared"
    RELEASED = "released"
    DISCARDED = "discarded"


def can_move(state: str, to: State) -> bool:
    """Whether a payment may go there."""
    return to in MOVES[State(state)]


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_near_enough(needed_by: date, pay_on: date, months: int | None) -> bool:
    """Money in advance only for what is spent within so many months (ANBest-P: two); None is no such rule."""
    return months is None or needed_by <= months_later(pay_on, months)


def end_to_end(reference: str, number: int) -> str:
    """What the bank carries to the payee and back: the reference; from the second payment on with its number."""
    return reference if number == 1 else f"{reference}-{number}"
