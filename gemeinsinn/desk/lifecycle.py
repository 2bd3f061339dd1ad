"""Why something lies on the desk, since when it waits, and how long it takes. Plain Python."""

from datetime import date, datetime, timedelta
from enum import StrEnum

UNANSWERED_AFTER = timedelta(days=3)  # a response nobody has decided on
LAST_CHANCE = timedelta(days=1)  # a response that lapses so soon does not wait that long
UNSIGNED_AFTER = timedelta(days=5)  # an agreement somebody has not signed
EXPIRES_WITHIN = timedelta(days=7)
EXTEND_BY = timedelta(days=28)
UNDO_WITHIN = timedelta(minutes=30)


class Why(StrEnum):
    """What a colleague has to do about a matter."""

    CALL = "call"
    CHECK = "check"
    ANSWER = "answer"
    SIGN = "sign"
    ASK = "ask"  # the date is over and nobody asked yet how it went
    REPORT = "report"  # asked, an answer is missing
    STALE = "stale"  # asked "still needed?", no answer
    EXPIRING = "expiring"
    ALONE = "alone"  # a public profile whose last person has left


class Group(StrEnum):
    """The three parts of today's list. The values are the anchors of the page."""

    LATE = "wartet"
    TODAY = "heute"
    WEEK = "woche"


GROUPS = {
    Why.CALL: Group.TODAY,
    Why.CHECK: Group.TODAY,
    Why.ANSWER: Group.TODAY,
    Why.SIGN: Group.WEEK,
    Why.ASK: Group.WEEK,
    Why.REPORT: Group.WEEK,
    Why.STALE: Group.WEEK,
    Why.EXPIRING: Group.WEEK,
    Why.ALONE: Group.WEEK,
}

# A broker's estimate, phone calls included; the headline adds them up.
MINUTES = {
    Why.CALL: 8,
    Why.CHECK: 3,
    Why.ANSWER: 6,
    Why.SIGN: 2,
    Why.ASK: 2,
    Why.REPORT: 3,
    Why.STALE: 2,
    Why.EXPIRING: 2,
    Why.ALONE: 8,
}


def working_day_before(now: datetime) -> datetime:
    """The same hour one working day earlier: on Monday that is Friday; at weekends Thursday's end counts on."""
    back = now - timedelta(days=1)
    while back.weekday() >= 5:
        back -= timedelta(days=1)
    return back


def minutes_for(counts: dict[Why, int]) -> int:
    """About how long all of it takes, rounded up to five minutes; 0 for nothing."""
    total = sum(MINUTES[why] * count for why, count in counts.items())
    return -(-total // 5) * 5


def extended(until: date | None, today: date) -> date:
    """Four weeks on from the last day, or from today if that is over."""
    return max(until or today, today) + EXTEND_BY
