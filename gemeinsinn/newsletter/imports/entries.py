"""A row of an earlier list as an entry: an address that can be written to, the day of the yes, and how it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from gemeinsinn.core.tables import TableRow
from gemeinsinn.delivery.engine.writing import sendable
from gemeinsinn.newsletter.imports.columns import ADDRESS, AGREED, CONFIRMED, ENDED, LANGUAGE, STANDING
from gemeinsinn.newsletter.keys import key_of, tidy
from gemeinsinn.newsletter.lifecycle.intakes import Entry, Standing

FIRST = datetime(1995, 1, 1, tzinfo=UTC)  # nobody has agreed to a newsletter of ours before
GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? (\d{1,2}):(\d{2})(?::\d{2})?)?(?: Uhr)?")
SECONDS = re.compile(r"\d{9,10}")
# As listmonk, Mailchimp, AcyMailing and German offices write it.
STOPPED = frozenset([
    "0", "no", "false", "disabled", "blocklisted", "blacklisted", "blocked", "unsubscribed", "cleaned", "bounced", "complained",
    "archived", "deleted", "inactive", "nein", "abgemeldet", "gesperrt", "inaktiv", "gelöscht",
])  # fmt: skip
WAITS = frozenset(["unconfirmed", "pending", "unbestätigt", "offen"])
EMPTY = frozenset(["", "0", "0000-00-00 00:00:00", "null", "none"])


def entries_in(rows: Iterable[TableRow], columns: Mapping[str, int], *, now: datetime) -> Iterator[Entry]:
    """One for each row, in its order."""
    return (entry_of(row, columns, now=now) for row in rows)


def entry_of(row: TableRow, columns: Mapping[str, int], *, now: datetime) -> Entry:
    """What one row says."""
    told = {what: row.cells[place].strip() for what, place in columns.items() if place < len(row.cells)}
    address = "" if row.fault else address_in(told.get(ADDRESS, ""))
    if not address:
        return Entry(row.line, "")
    return Entry(
        row.line, address, key_of(address), agreed=day_in(told.get(AGREED, ""), now=now), standing=standing_in(told),
        language=told.get(LANGUAGE, "").casefold()[:2],
    )  # fmt: skip


def address_in(text: str) -> str:
    """Tidy; empty for what no mail can be sent to, formulas and names included."""
    address = bare(text)
    try:
        validate_email(address)
        sendable(address)
    except (ValidationError, ValueError):
        return ""
    return address if len(address) <= 254 else ""


def bare(text: str) -> str:
    """Without what programs put around an address."""
    return tidy(text.strip().strip("<>").removeprefix("mailto:"))


def standing_in(told: Mapping[str, str]) -> Standing:
    """Who ended it, or never answered, is not taken over, whatever else the row says."""
    said = told.get(STANDING, "").casefold()
    if said in STOPPED or told.get(ENDED, "").casefold() not in EMPTY:
        return Standing.STOPPED
    confirmed = told.get(CONFIRMED, "").casefold()
    return Standing.WAITS if said in WAITS or confirmed in {"0", "no", "false", "nein"} else Standing.RUNS


def day_in(text: str, *, now: datetime) -> datetime | None:
    """A moment as exports and offices write it: ISO, "3.5.2021", seconds since 1970. None if it cannot be one of a yes."""
    try:
        found = _moment(text.strip())
    except (ValueError, OverflowError):
        return None
    if found is not None and timezone.is_naive(found):
        found = timezone.make_aware(found)
    return found if found is not None and FIRST <= found <= now else None


def _moment(text: str) -> datetime | None:
    if german := GERMAN.fullmatch(text):
        day, month, year, hour, minute = (int(part or 0) for part in german.groups())
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - of the portal's place: made aware by the caller
    if SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text), tz=UTC)
    if day_only := parse_date(text):
        return datetime(day_only.year, day_only.month, day_only.day)  # noqa: DTZ001 - likewise
    return parse_datetime(text)
