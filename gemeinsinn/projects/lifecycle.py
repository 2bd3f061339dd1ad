"""From a described project to a finished one, and how its funding divides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

DRAFT_LASTS = timedelta(days=60)


class State(StrEnum):
    """Where a project stands."""

    DRAFT = "draft"
    UNCONFIRMED = "unconfirmed"  # sent without account, the e-mail address is not confirmed yet
    SUBMITTED = "submitted"  # waits for the agency's check
    RETURNED = "returned"  # the agency asked for a change
    PUBLISHED = "published"
    DONE = "done"
    HIDDEN = "hidden"


class Move(StrEnum):
    """What can be done with a project."""

    SEND = "send"
    CONFIRM = "confirm"
    PUBLISH = "publish"
    RETURN = "return"
    RESUBMIT = "resubmit"
    FINISH = "finish"
    REOPEN = "reopen"  # undo of finish
    HIDE = "hide"
    UNPUBLISH = "unpublish"  # undo of publish, return and hide


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.SEND: (frozenset({State.DRAFT}), State.UNCONFIRMED),
    Move.CONFIRM: (frozenset({State.UNCONFIRMED}), State.SUBMITTED),
    Move.PUBLISH: (frozenset({State.SUBMITTED, State.RETURNED, State.HIDDEN}), State.PUBLISHED),
    Move.RETURN: (frozenset({State.SUBMITTED}), State.RETURNED),
    Move.RESUBMIT: (frozenset({State.RETURNED}), State.SUBMITTED),
    Move.FINISH: (frozenset({State.PUBLISHED}), State.DONE),
    Move.REOPEN: (frozenset({State.DONE}), State.PUBLISHED),
    Move.HIDE: (frozenset({State.SUBMITTED, State.RETURNED, State.PUBLISHED, State.DONE}), State.HIDDEN),
    Move.UNPUBLISH: (frozenset({State.PUBLISHED, State.RETURNED, State.HIDDEN}), State.SUBMITTED),
}

PUBLIC = frozenset({State.PUBLISHED, State.DONE})
GOING = frozenset({State.SUBMITTED, State.RETURNED, State.PUBLISHED})  # something may still be missing
WRITTEN = frozenset({State.SUBMITTED, State.RETURNED, State.PUBLISHED, State.DONE, State.HIDDEN})


def can_move(state: str, move: Move) -> bool:
    """Whether `move` is allowed from `state`."""
    return state in MOVES[move][0]


@dataclass(frozen=True, slots=True)
class House:
    """One source in the street of money: where it begins and how wide it is, in thousandths of the street."""

    source: str
    cents: int
    start: int
    width: int
    percent: int


def houses_of(cents_by_source: Mapping[str, int]) -> list[House]:
    """Houses as wide as their share, in the order given; together exactly 1000 wide and 100 %, nothing for nothing."""
    shares = {source: cents for source, cents in cents_by_source.items() if cents > 0}
    widths, percents = parts_of(1000, shares), parts_of(100, shares)
    houses, start = [], 0
    for source, cents in shares.items():
        houses.append(House(source, cents, start, widths[source], percents[source]))
        start += widths[source]
    return houses


def parts_of(whole: int, shares: Mapping[str, int]) -> dict[str, int]:
    """Whole numbers in proportion that add up to `whole`: what rounding leaves goes to the largest remainders."""
    total = sum(shares.values())
    parts = {source: cents * whole // total for source, cents in shares.items()}
    remainders = sorted(shares, key=lambda source: shares[source] * whole % total, reverse=True)
    for source in remainders[: whole - sum(parts.values())]:
        parts[source] += 1
    return parts
