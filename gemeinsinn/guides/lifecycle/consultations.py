"""When a consultation may have been, and how small numbers are told."""

from datetime import datetime, timedelta

BACK = timedelta(days=60)  # a telephone that was without net for long
AHEAD = timedelta(minutes=10)  # a clock that goes wrong
TAKE_BACK = timedelta(hours=24)  # a slip is taken back the same day; afterwards it is counted


def fitting_time(told: datetime | None, *, now: datetime) -> datetime | None:
    """When it was: as told, now if nothing was told or the clock runs ahead; None if it lies too far back."""
    if told is None:
        return now
    if told > now + AHEAD or told > now:
        return now
    return told if told >= now - BACK else None
