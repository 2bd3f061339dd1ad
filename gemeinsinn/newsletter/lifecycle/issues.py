"""Issues: how they stand, what they are made of, what is wrong with one before it may go out. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

NEAR_KM = 3.0
MOST_NEAR = 5  # needs named in one mail
SUBJECT_GOOD, SUBJECT_MOST = 60, 150
PREHEADER_GOOD, PREHEADER_MOST = (40, 110), 200
MOST_BYTES = 100_000  # Gmail cuts longer ones off
MORNING = 8
NEW_FOR = timedelta(days=7)


class State(StrEnum):
    """HANDED_IN waits for a second pair of eyes; APPROVED for its hour."""

    DRAFT = "draft"
    HANDED_IN = "handed_in"
    APPROVED = "approved"
    SENT = "sent"


class Move(StrEnum):
    """What can be done with an issue."""

    HAND_IN = "hand_in"
    APPROVE = "approve"
    TAKE_BACK = "take_back"
    SEND = "send"


MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.HAND_IN: (frozenset({State.DRAFT}), State.HANDED_IN),
    Move.APPROVE: (frozenset({State.HANDED_IN}), State.APPROVED),
    Move.TAKE_BACK: (frozenset({State.HANDED_IN, State.APPROVED}), State.DRAFT),
    Move.SEND: (frozenset({State.APPROVED}), State.SENT),
}


class Sort(StrEnum):
    """EDITION is written by people; DIGEST and NEARBY make and send themselves."""

    EDITION = "edition"
    DIGEST = "digest"
    NEARBY = "nearby"


class Part(StrEnum):
    """TEXT: own words; CARD: something of the portal, as it was when it was picked; NEARBY: needs near the reader."""

    TEXT = "text"
    CARD = "card"
    NEARBY = "nearby"


class Act(StrEnum):
    """What readers did in the portal."""

    NEEDS = "bedarfe"
    ANSWERS = "antworten"
    SIGN_UPS = "anmeldungen"


ACT_BITS = {act: 1 << place for place, act in enumerate(Act)}
MONTHS = (3, 6, 12)


def packed_acts(acts: Iterable[str]) -> int:
    """As one number; none chosen means nobody is asked about it."""
    return sum(ACT_BITS[act] for act in {Act(name) for name in acts})


def unpacked_acts(bits: int) -> list[Act]:
    """The acts in a number."""
    return [act for act, bit in ACT_BITS.items() if bits & bit]


class Fault(StrEnum):
    """What keeps an issue from going out, and (from LONG_SUBJECT on) what is worth another look."""

    NO_SUBJECT = "no_subject"
    NO_PREHEADER = "no_preheader"
    NOTHING_IN_IT = "nothing_in_it"
    EMPTY_BLOCK = "empty_block"
    NO_ALT = "no_alt"
    BAD_LINK = "bad_link"
    DEAD_LINK = "dead_link"
    TOO_LARGE = "too_large"
    NOBODY = "nobody"
    LONG_SUBJECT = "long_subject"
    PREHEADER_LENGTH = "preheader_length"
    LOUD = "loud"
    OUTSIDE = "outside"


HINTS = frozenset({Fault.LONG_SUBJECT, Fault.PREHEADER_LENGTH, Fault.LOUD, Fault.OUTSIDE})


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """What a check reads of one block. `link`: "" none, "ok", "dead" here, "outside", or "bad"."""

    part: Part
    empty: bool
    link: str
    lacks_alt: bool


def faults_of(*, subject: str, preheader: str, blocks: Sequence[BlockFacts], size: int, readers: int) -> list[Fault]:
    """All of them, in the order of `Fault`."""
    links = {block.link for block in blocks}
    wrong = {
        Fault.NO_SUBJECT: not subject,
        Fault.NO_PREHEADER: not preheader,
        Fault.NOTHING_IN_IT: not blocks,
        Fault.EMPTY_BLOCK: any(block.empty for block in blocks),
        Fault.NO_ALT: any(block.lacks_alt for block in blocks),
        Fault.BAD_LINK: "bad" in links,
        Fault.DEAD_LINK: "dead" in links,
        Fault.TOO_LARGE: size > MOST_BYTES,
        Fault.NOBODY: not readers,
        Fault.LONG_SUBJECT: len(subject) > SUBJECT_GOOD,
        Fault.PREHEADER_LENGTH: bool(preheader) and not PREHEADER_GOOD[0] <= len(preheader) <= PREHEADER_GOOD[1],
        Fault.LOUD: is_loud(subject),
        Fault.OUTSIDE: "outside" in links,
    }
    return [fault for fault in Fault if wrong[fault]]


def is_loud(subject: str) -> bool:
    """What filters for spam dislike: shouting, and more than one exclamation mark."""
    letters = [sign for sign in subject if sign.isalpha()]
    return subject.count("!") > 1 or (len(letters) > 10 and sum(sign.isupper() for sign in letters) > len(letters) / 2)


def month_before(today: date) -> date:
    """The first day of the month that ended last."""
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)


def week_of(now: datetime) -> str:
    """ "2026-W48": each week one letter about what is new nearby."""
    year, week, _day = now.isocalendar()
    return f"{year}-W{week:02}"
