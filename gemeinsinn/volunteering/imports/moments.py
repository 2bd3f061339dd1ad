"""Days and times as other platforms write them. What is not certain is refused, never guessed."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import NoReturn
from zoneinfo import ZoneInfo, available_timezones

from django.utils import timezone as here
from django.utils.translation import gettext as _

from gemeinsinn.exchange.imports.freinet.mapping import Refused

ZONE = r"(?:[Zz]|[+-]\d\d(?::?\d\d)?|[A-Za-z][A-Za-z_+-]*(?:/[A-Za-z][A-Za-z_+-]*)*)"
DAY = r"(?:\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4})"
MOMENT = re.compile(rf"({DAY})(?:[Tt]|,? +)(\d{{1,2}}:\d\d)(?::(\d\d)(?:\.\d+)?)? ?({ZONE})?")
SHORT = {
    "Z": 0, "UTC": 0, "GMT": 0, "MEZ": 1, "CET": 1, "MESZ": 2, "CEST": 2,
}  # fmt: skip  # hours; other short names mean different things in different countries
FIRST_YEAR, LAST_YEAR = 2000, 2100


def refuse(words: str) -> NoReturn:
    """Raises Refused."""
    raise Refused(words)


def read_day(text: str) -> date:
    """2026-12-04 or 4.12.2026, nothing else. Raises Refused."""
    told = text.strip()
    if re.fullmatch(DAY, told):
        parts = [int(part) for part in re.split(r"[.-]", told)]
        try:
            day = date(*parts) if "-" in told else date(parts[2], parts[1], parts[0])
        except ValueError:
            refuse(_("“%(text)s” is no day of the calendar") % {"text": told[:40]})
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
    refuse(_("“%(text)s” is not a day like 2026-12-04 or 4.12.2026") % {"text": told[:40]})


def read_moment(text: str, *, zone: tzinfo | None = None) -> datetime:
    """A day and a time, with an offset, Z or the name of a zone; without one, in `zone` or on the clock here.

    Raises Refused for unknown zones, and for times the change of the clock leaves out or has twice.
    """
    found = MOMENT.fullmatch(text.strip())
    if found is None:
        refuse(_("“%(text)s” is not a time like 2026-12-04T16:00:00+01:00") % {"text": text.strip()[:60]})
    day, clock, seconds, named = found.groups()
    hour, minute = (int(part) for part in clock.split(":"))
    try:
        wall = datetime.combine(read_day(day), datetime.min.time()).replace(
            hour=hour, minute=minute, second=int(seconds or 0)
        )
    except ValueError as problem:
        if isinstance(problem, Refused):
            raise
        refuse(_("“%(text)s” is no time of the clock") % {"text": clock})
    return certain(wall, zone_called(named) if named else zone or here.get_default_timezone())


def zone_called(name: str) -> tzinfo:
    """From an offset, a known short name or "Europe/Berlin". Raises Refused."""
    if name.upper() in SHORT:
        return timezone(timedelta(hours=SHORT[name.upper()]))
    if name[0] in "+-":
        digits = name[1:].replace(":", "").ljust(4, "0")
        hours, minutes = int(digits[:2]), int(digits[2:])
        if hours <= 14 and minutes < 60:
            size = timedelta(hours=hours, minutes=minutes)
            return timezone(size if name[0] == "+" else -size)
    elif "/" in name and name in available_timezones():
        return ZoneInfo(name)
    refuse(
        _("time zone “%(name)s” is not known: write an offset like +01:00, Z, or a name like Europe/Berlin")
        % {"name": name[:40]}
    )


def certain(wall: datetime, zone: tzinfo) -> datetime:
    """The moment a clock in this zone shows this. Raises Refused where it never does, or does twice."""
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(here.get_default_timezone())
    exists = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
    words = (
        _("%(time)s comes twice on that day, because the clock is set back: write it with its offset")
        if exists
        else _("%(time)s does not exist on that day, because the clock is set forward")
    )
    refuse(words % {"time": f"{wall:%Y-%m-%d %H:%M}"})
