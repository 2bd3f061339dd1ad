"""Days as old sites write them."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from django.utils import timezone

STORED = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?")


def day_of(*stored: str | None, is_utc: bool = True) -> date | None:
    """The first of several times that is one, as a day by our clock. "0000-00-00 00:00:00" is none."""
    for text in stored:
        moment = moment_of(text or "")
        if moment is None or not 1990 <= moment.year <= 2100:
            continue
        if moment.tzinfo is None:
            if not is_utc:
                return moment.date()
            moment = moment.replace(tzinfo=UTC)
        return timezone.localdate(moment)
    return None


def moment_of(text: str) -> datetime | None:
    """ISO 8601, SQL or RFC 2822; None if it is neither."""
    text = text.strip()
    try:
        if STORED.match(text):
            return datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith("Z") else text)
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
