"""A portrait from draft to page: states, moves, months."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

ASK_LASTS = timedelta(days=60)  # so long a person quoted can answer by the link


class State(StrEnum):
    """Where a portrait stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    HIDDEN = "hidden"


class Move(StrEnum):
    """What can be done with it."""

    PUBLISH = "publish"
    HIDE = "hide"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.PUBLISH: (frozenset({State.DRAFT, State.HIDDEN}), State.PUBLISHED),
    Move.HIDE: (frozenset({State.PUBLISHED}), State.HIDDEN),
}


def month_of(day: date) -> date:
    """Its first day."""
    return day.replace(day=1)


def after(month: date) -> date:
    """The month that follows."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def free_month(today: date, taken: Collection[date]) -> date:
    """This month, or the next one that has no portrait yet."""
    month = month_of(today)
    while month in taken:
        month = after(month)
    return month
