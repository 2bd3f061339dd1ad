"""The demo's calendar: every date counts from the moment of seeding."""

import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")


def number_of(key: str, below: int) -> int:
    """A number that looks random and is always the same for the same key."""
    return zlib.crc32(key.encode()) % below


@dataclass(frozen=True, slots=True)
class Days:
    """Turns "in 13 days, on the Friday after" into a date, and days past into times of the day."""

    now: datetime

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def day(self, offset: int, weekday: str = "") -> date:
        """The day so many days from today, moved on to a weekday (a past one is moved back, to stay past)."""
        day = self.today + timedelta(days=offset)
        if not weekday:
            return day
        wanted = WEEKDAYS.index(weekday)
        if offset < 0:
            return day - timedelta(days=(day.weekday() - wanted) % 7)
        return day + timedelta(days=(wanted - day.weekday()) % 7)

    def moment(self, offset: int, key: str) -> datetime:
        """A time between 8 and 19 o'clock on a day, never later than an hour ago."""
        minutes = number_of(key, 11 * 60)
        clock = time(8 + minutes // 60, minutes % 60)
        at = datetime.combine(self.day(offset), clock, tzinfo=timezone.get_default_timezone())
        return min(at, self.now - timedelta(hours=1))
