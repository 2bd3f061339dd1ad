"""From a registration to a published profile."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from enum import StrEnum

Exceptional = tuple[date, date, time | None, time | None]  # first and last day, and other hours if there are some
DRAFT_LASTS = timedelta(days=60)


class State(StrEnum):
    """Where a profile stands."""

    DRAFT = "draft"
    UNCONFIRMED = "unconfirmed"  # registered without account, the e-mail address is not confirmed yet
    SUBMITTED = "submitted"  # waits for the agency's check
    PUBLISHED = "published"
    RETURNED = "returned"  # the agency asked for a change
    HIDDEN = "hidden"


class Move(StrEnum):
    """What can be done with a profile."""

    SEND = "send"
    CONFIRM = "confirm"
    SUBMIT = "submit"
    PUBLISH = "publish"
    RETURN = "return"
    HIDE = "hide"
    UNPUBLISH = "unpublish"  # undo of publish and return


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.SEND: (frozenset({State.DRAFT}), State.UNCONFIRMED),
    Move.CONFIRM: (frozenset({State.UNCONFIRMED}), State.SUBMITTED),
    Move.SUBMIT: (frozenset({State.RETURNED, State.PUBLISHED}), State.SUBMITTED),
    Move.PUBLISH: (frozenset({State.SUBMITTED, State.RETURNED, State.HIDDEN}), State.PUBLISHED),
    Move.RETURN: (frozenset({State.SUBMITTED}), State.RETURNED),
    Move.HIDE: (frozenset({State.SUBMITTED, State.PUBLISHED, State.RETURNED}), State.HIDDEN),
    Move.UNPUBLISH: (frozenset({State.PUBLISHED, State.RETURNED, State.HIDDEN}), State.SUBMITTED),
}

# Who somebody is has to be looked at again; how they describe themselves has not.
CHECKED_FIELDS = frozenset({"name", "kind"})


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


def needs_new_check(state: str, changed: Iterable[str], *, is_agency: bool, by_checker: bool) -> bool:
    """Whether an edit sends a profile back to the agency: a new name or kind, or the answer to a return.

    An agency keeps its desk while its name changes; the network office sees the change in the stream.
    """
    if by_checker or is_agency:
        return False
    changed = set(changed)
    return (state == State.PUBLISHED and bool(changed & CHECKED_FIELDS)) or (state == State.RETURNED and bool(changed))


Hours = tuple[time, time]


def hours_on(day: date, week: Iterable[tuple[int, time, time]], exceptions: Iterable[Exceptional]) -> list[Hours]:
    """When the telephone is answered on a day: by the exceptions that cover it, else by the week (Monday is 0)."""
    covering = [(starts, ends) for first, last, starts, ends in exceptions if first <= day <= last]
    if covering:
        return sorted((starts, ends) for starts, ends in covering if starts is not None and ends is not None)
    return sorted((starts, ends) for weekday, starts, ends in week if weekday == day.weekday())


def answered_until(clock: time, hours: Iterable[Hours]) -> time | None:
    """When the hour that runs at this time of the day ends; None if none does."""
    return max((ends for starts, ends in hours if starts <= clock < ends), default=None)
