"""From the accepted award to the closed case: states and moves as data."""

from datetime import date, timedelta
from enum import StrEnum


class State(StrEnum):
    """Where a grant stands."""

    RUNNING = "running"
    DUE = "due"  # the project is over, the proof of use is not there yet
    HANDED_IN = "handed_in"
    BACK = "back"  # the office asks to complete it
    CHECKED = "checked"  # the result is known; money may still have to move
    CLOSED = "closed"


class Move(StrEnum):
    """What can be done with a grant."""

    END = "end"
    RESUME = "resume"
    HAND_IN = "hand_in"
    SEND_BACK = "send_back"
    CHECK = "check"
    REVOKE = "revoke"
    CLOSE = "close"
    REOPEN = "reopen"


class Result(StrEnum):
    """What came out of the check."""

    ACCEPTED = "accepted"
    CUT = "cut"  # less is recognised than was claimed
    REPAYMENT = "repayment"  # more was paid than is recognised


WRITABLE = frozenset({State.RUNNING, State.DUE, State.BACK})  # the grantee writes the proof
OPEN = frozenset({*WRITABLE, State.HANDED_IN})
OVER = frozenset({State.CHECKED, State.CLOSED})

MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.END: (frozenset({State.RUNNING}), State.DUE),
    Move.RESUME: (frozenset({State.DUE}), State.RUNNING),  # an extension was granted
    Move.HAND_IN: (WRITABLE, State.HANDED_IN),
    Move.SEND_BACK: (frozenset({State.HANDED_IN}), State.BACK),
    Move.CHECK: (frozenset({State.HANDED_IN}), State.CHECKED),
    Move.REVOKE: (WRITABLE, State.CHECKED),  # no proof, or none that could be completed
    Move.CLOSE: (frozenset({State.CHECKED}), State.CLOSED),
    Move.REOPEN: (frozenset({State.CLOSED}), State.CHECKED),  # the bank brought the last payment back
}


EVIDENCE = frozenset({"belege", "bericht", "stunden", "bilder"})  # pages somebody who helps writes as well
WRITING = EVIDENCE | {"aendern", "senden"}  # changing the contract and handing in stay with the applicant


def can(state: str, move: Move) -> bool:
    """Whether a move is possible from here."""
    return state in MOVES[move][0]


def settle_by(ends: date, weeks: int) -> date:
    """The last day for the proof of use."""
    return ends + timedelta(weeks=weeks)


class Question(StrEnum):
    """The narrative report, as five questions."""

    WHAT = "what"
    WHO = "who"
    CHANGED = "changed"
    DIFFERENT = "different"
    LEARNED = "learned"


NEEDED = frozenset({Question.WHAT, Question.WHO, Question.CHANGED})  # the other two may stay empty


class Change(StrEnum):
    """What a grantee may ask to change."""

    SHIFT = "shift"
    EXTEND = "extend"
    END = "end"


class Answer(StrEnum):
    """What became of a change."""

    NOTED = "noted"  # within what the rules leave free
    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"


class Way(StrEnum):
    """What becomes of money that came back and was not owed."""

    RETURNED = "returned"
    KEPT = "kept"  # given to the fund, as the payer said


class Verdict(StrEnum):
    """What the office says of a receipt."""

    OK = "ok"
    REMARK = "remark"
    REFUSED = "refused"


LEAST_PICTURES = 3
MOST_PICTURES = 12
MOST_RECEIPTS = 300
