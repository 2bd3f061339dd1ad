"""Subscriptions: how they stand, what somebody may choose, and how long what is kept."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

CONFIRM_WITHIN = timedelta(days=7)
LINK_LASTS = timedelta(days=180)
PAUSED_KEPT = timedelta(days=365)
LOST_KEPT = timedelta(days=365)  # as long as no mailing goes there
PROOF_KEPT = timedelta(days=3 * 365)  # after the end: as long as somebody may claim that we wrote without a yes


class State(StrEnum):
    """WAITING: the address has not answered yet; PAUSED: kept, but silent; LOST: mails come back from it.

    Who ends it is not kept at all.
    """

    WAITING = "waiting"
    ACTIVE = "active"
    PAUSED = "paused"
    LOST = "lost"


class Move(StrEnum):
    """What can happen to a subscription; ending it is always possible."""

    CONFIRM = "confirm"
    PAUSE = "pause"
    RESUME = "resume"
    LOSE = "lose"
    FIND = "find"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.CONFIRM: (frozenset({State.WAITING}), State.ACTIVE),
    Move.PAUSE: (frozenset({State.ACTIVE}), State.PAUSED),
    Move.RESUME: (frozenset({State.PAUSED, State.LOST}), State.ACTIVE),
    Move.LOSE: (frozenset({State.ACTIVE}), State.LOST),
    Move.FIND: (frozenset({State.LOST}), State.ACTIVE),
}


class Frequency(StrEnum):
    """How often a mail may come."""

    ISSUES = "ausgaben"
    MONTHLY = "monatlich"
    NEARBY = "naehe"


class Topic(StrEnum):
    """What somebody wants to read about."""

    NETWORK = "netzwerk"
    NEEDS = "bedarfe"
    PROJECTS = "vorhaben"
    GRANTS = "foerderung"
    DATES = "termine"


class Role(StrEnum):
    """As what somebody reads along; said by themselves, never guessed."""

    VOLUNTEER = "engagiert"
    BUSINESS = "betrieb"
    PRESS = "presse"
    POLITICS = "politik"
    ADMINISTRATION = "verwaltung"
    SCIENCE = "wissenschaft"


class Reason(StrEnum):
    """Why an address is on the list of those we do not write to."""

    ENDED = "ended"
    REFUSED = "refused"
    IMPORTED = "imported"
    COMPLAINED = "complained"
    LOST = "lost"


# Each topic has one bit of a number, so that a million subscriptions are counted without a second table.
BITS = {topic: 1 << place for place, topic in enumerate(Topic)}
ALL = sum(BITS.values())


def packed(topics: Iterable[str]) -> int:
    """Topics as one number; none chosen means all."""
    return sum(BITS[topic] for topic in {Topic(name) for name in topics}) or ALL


def unpacked(bits: int) -> list[Topic]:
    """The topics in a number, in their order."""
    return [topic for topic, bit in BITS.items() if bits & bit]
