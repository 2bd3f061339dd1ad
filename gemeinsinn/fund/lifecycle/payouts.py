"""When which part of a grant is due. Whole cents."""

from dataclasses import dataclass
from datetime import date, timedelta

from gemeinsinn.treasury.lifecycle.payments import months_later

BEFORE_START = timedelta(days=14)  # so long before a project begins its first bills come


@dataclass(frozen=True, slots=True)
class Part:
    """An amount, the day it is due, and the day by which it will be spent."""

    cents: int
    due_on: date
    needed_by: date


def in_advance(cents: int, *, starts: date, ends: date, today: date, need_months: int) -> list[Part]:
    """Money only for what is spent within so many months (none: all at once), shared out by the days of the project.

    >>> [(p.cents, p.due_on.isoformat()) for p in in_advance(
    ...     40000, starts=date(2027, 1, 1), ends=date(2027, 3, 1), today=date(2027, 1, 1), need_months=2)]
    [(40000, '2027-01-01')]
    """
    due = max(today, starts - BEFORE_START)
    last = max(ends, due)
    if not need_months:
        return [Part(cents, due, last)]
    days = max((last - max(starts, due)).days + 1, 1)
    parts: list[Part] = []
    left, since = cents, max(starts, due)
    while True:
        until = min(months_later(due, need_months), last)
        share = left if until == last else min(cents * ((until - since).days + 1) // days, left)
        if share:
            parts.append(Part(share, due, until))
        left -= share
        if until == last:
            return parts
        due, since = until, until + timedelta(days=1)
