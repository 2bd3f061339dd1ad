"""At the door: from when on ticks count, and how long a phone may keep the list of names."""

from datetime import datetime, timedelta

TICK_EARLY = timedelta(hours=2)  # before the start, ticking begins
MOST_TICKS = 500  # a phone may send at once


def can_tick(starts_at: datetime, at: datetime) -> bool:
    """Whether a tick that arrives at that moment counts."""
    return at >= starts_at - TICK_EARLY


def day_of_list(starts_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
    """From which midnight to which a phone may keep the list. Both given on the clock of the place."""
    first = starts_at.replace(hour=0, minute=0, second=0, microsecond=0)
    last = (ends_at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return first, last
