"""What would become of each row of an earlier list, and which lists were taken over."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from gemeinsinn.delivery.queries.bounces import unreachable
from gemeinsinn.newsletter.lifecycle.intakes import Entry, Known, Outcome, Way, outcome_of
from gemeinsinn.newsletter.models import Intake, Subscriber, Suppressed
from gemeinsinn.newsletter.rules import can_run_newsletter


class Seen:
    """Addresses of this file, in a private table on disk: memory stays the same, however long the list is."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("")  # an empty name: a temporary file that SQLite deletes by itself
        self._table.execute("PRAGMA cache_size=-2000")
        self._table.execute("CREATE TABLE seen (key BLOB PRIMARY KEY) WITHOUT ROWID")

    def add(self, key: str) -> bool:
        """True if it was there already."""
        added = self._table.execute("INSERT OR IGNORE INTO seen VALUES (?)", [bytes.fromhex(key)[:12]])
        return not added.rowcount

    def close(self) -> None:
        """Frees the temporary file."""
        self._table.close()


def outcomes_of(entries: Sequence[Entry], *, way: Way, seen: Seen, now: datetime) -> list[Outcome]:
    """For some hundred rows in four queries."""
    keys = [entry.key for entry in entries if entry.address]
    there = set(Subscriber.objects.filter(key__in=keys).values_list("key", flat=True))
    suppressed = set(Suppressed.objects.filter(key__in=keys).values_list("key", flat=True))
    lost = unreachable([entry.address for entry in entries if entry.address], now=now)
    return [
        outcome_of(
            entry,
            Known(
                there=entry.key in there, suppressed=entry.key in suppressed, lost=entry.address in lost,
                seen=bool(entry.address) and seen.add(entry.key),
            ),
            way,
        )
        for entry in entries
    ]  # fmt: skip


def intakes_for(viewer: Any) -> QuerySet[Intake]:
    """For the desk: all of them, latest first, without the long column."""
    if not can_run_newsletter(viewer):
        return Intake.objects.none()
    return Intake.objects.defer("outcomes").select_related("by")
