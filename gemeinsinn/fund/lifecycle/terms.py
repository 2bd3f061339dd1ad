"""Days: when a round is open, when the jury meets next, how long a project may run."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta


def is_open(starts: date, ends: date | None, today: date) -> bool:
    """Whether an application may be begun today; a rolling round has no end."""
    return starts <= today and (ends is None or today <= ends)


def may_send(closes_at: datetime | None, *, begun_at: datetime, now: datetime, grace_hours: int) -> bool:
    """A draft begun in time may still be sent within the grace; `closes_at` is the first moment after the last day."""
    if closes_at is None or now < closes_at:
        return True
    return begun_at < closes_at and now < closes_at + timedelta(hours=grace_hours)


def next_of(days: Iterable[str], today: date) -> date | None:
    """The first day (ISO) that is not over."""
    return min((day for day in map(date.fromisoformat, days) if day >= today), default=None)


def months_between(starts: date, ends: date) -> int:
    """Begun months from the first to the last day: 1 March to 31 August are 6, to 1 September 7."""
    months = (ends.year - starts.year) * 12 + ends.month - starts.month
    return months + (1 if ends.day >= starts.day else 0)


def is_too_long(starts: date, ends: date, most: int) -> bool:
    """Whether it runs longer than `most` months."""
    return months_between(starts, ends) > most


def year_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
