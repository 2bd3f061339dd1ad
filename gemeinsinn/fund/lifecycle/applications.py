"""From a draft to an accepted award: states and moves as data."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

DRAFT_LASTS = timedelta(days=60)
CONFIRM_WITHIN = timedelta(days=7)
UNFUNDED_KEPT = timedelta(days=2 * 365)  # long enough for an objection, a second try and the yearly statistics
LINK_LASTS = timedelta(days=800)


class State(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"
    SENT = "sent"  # frozen; waits for the click of the applicant, which is their signature
    SIGNING = "signing"  # waits for others who have to sign
    SUBMITTED = "submitted"
    CHECKED = "checked"  # formally complete; the office decides
    JURY = "jury"  # formally complete; the amount is the jury's
    DEFERRED = "deferred"
    AWARDED = "awarded"  # decided; waits for the applicant's acceptance
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    """What can be done with an application."""

    SEND = "send"
    SIGN = "sign"
    SUBMIT = "submit"
    CHECK = "check"
    TO_JURY = "to_jury"
    UNCHECK = "uncheck"
    AWARD = "award"
    DEFER = "defer"
    REJECT = "reject"
    JURY_AWARD = "jury_award"
    JURY_DEFER = "jury_defer"
    JURY_REJECT = "jury_reject"
    ACCEPT = "accept"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"  # an objection was right


CHECKABLE = frozenset({State.SUBMITTED, State.CHECKED, State.JURY})  # the list of the formal check may be ticked
DECIDABLE = frozenset({State.CHECKED, State.DEFERRED})
RUNNING = frozenset({State.SIGNING, State.SUBMITTED, State.CHECKED, State.JURY, State.DEFERRED, State.AWARDED})
FUNDED = frozenset({State.AWARDED, State.ACCEPTED})
UNDECIDED = frozenset({State.SIGNING, State.SUBMITTED, State.CHECKED, State.JURY, State.DEFERRED})
ENDED = frozenset({State.ACCEPTED, State.REJECTED, State.WITHDRAWN})
UNSENT = frozenset({State.DRAFT, State.SENT})
OF_OFFICE = RUNNING | ENDED  # what the desk sees
OPEN_FOR_PAPERS = frozenset(State) - {State.REJECTED, State.WITHDRAWN}
LOOSE = frozenset({State.DRAFT, State.SENT, State.SIGNING, State.SUBMITTED})  # papers may still be taken back

MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.SEND: (frozenset({State.DRAFT}), State.SENT),
    Move.SIGN: (frozenset({State.SENT}), State.SIGNING),
    Move.SUBMIT: (frozenset({State.SENT, State.SIGNING}), State.SUBMITTED),
    Move.CHECK: (frozenset({State.SUBMITTED}), State.CHECKED),
    Move.TO_JURY: (frozenset({State.SUBMITTED, State.DEFERRED}), State.JURY),
    Move.UNCHECK: (frozenset({State.CHECKED, State.JURY}), State.SUBMITTED),
    Move.AWARD: (DECIDABLE, State.AWARDED),
    Move.DEFER: (frozenset({State.CHECKED}), State.DEFERRED),
    Move.REJECT: (frozenset({State.SUBMITTED, *DECIDABLE}), State.REJECTED),
    Move.JURY_AWARD: (frozenset({State.JURY}), State.AWARDED),
    Move.JURY_DEFER: (frozenset({State.JURY}), State.DEFERRED),
    Move.JURY_REJECT: (frozenset({State.JURY}), State.REJECTED),
    Move.ACCEPT: (frozenset({State.AWARDED}), State.ACCEPTED),
    Move.WITHDRAW: (RUNNING, State.WITHDRAWN),
    Move.REOPEN: (frozenset({State.REJECTED}), State.SUBMITTED),
}


class Part(StrEnum):
    """As what somebody signs."""

    APPLICANT = "applicant"
    CO = "co"
    HOST = "host"


def can(state: str, move: Move) -> bool:
    """Whether a move is possible from here."""
    return state in MOVES[move][0]


class Check(StrEnum):
    """The list of the formal check."""

    WHO = "who"
    AIM = "aim"
    NOT_BEGUN = "not_begun"
    PERIOD = "period"
    PLAN = "plan"
    PAPERS = "papers"
    SIGNED = "signed"
    ONCE = "once"


def is_complete(ticked: Iterable[str]) -> bool:
    """Whether every point of the list is ticked."""
    return set(ticked) >= set(Check)
