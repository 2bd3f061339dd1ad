"""The certificate of conduct (Führungszeugnis, § 72a SGB VIII): only that it was seen. Never a copy, no words."""

from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from gemeinsinn.placement.lifecycle.proposals import LIVE, State

FRESH = relativedelta(months=3)  # at most so old when it is shown
LASTS = relativedelta(years=5)  # then it is due again
SOON = timedelta(days=56)  # so long before, the agency is told
AFTER_END = timedelta(days=84)  # twelve weeks: within the three months the law leaves


def is_fresh(issued: date, seen: date) -> bool:
    """Whether a certificate of that day may be accepted on the day it is seen."""
    return bool(seen - FRESH <= issued <= seen)


def due_again(issued: date) -> date:
    """When a new one has to be seen."""
    again: date = issued + LASTS
    return again


def is_needed(proposals: Iterable[tuple[str, date | None]], today: date) -> bool:
    """Whether the note may be kept: of (state, end) of the proposals that ask for a certificate.

    Something goes on, or a placement has ended less than twelve weeks ago. Otherwise it goes at once.
    """
    return any(
        state in LIVE or (state == State.ENDED and ended is not None and ended + AFTER_END > today)
        for state, ended in proposals
    )
