"""Is the index where the database is? A search asks first, and reads the little that is new itself."""

import contextlib
import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from django.db import DatabaseError, connection
from django.db.models import Exists, Subquery, Value
from django.db.models.functions import Coalesce

from gemeinsinn.activity.models import Event
from gemeinsinn.matching.models import IndexEntry, IndexState

log = logging.getLogger("gemeinsinn.matching")

MOST_EVENTS = 200  # more than that is the worker's
PATIENCE = 300  # milliseconds a search waits for others who write


class Follower(Protocol):
    """Reads what is new; actions.following.follow_events."""

    def __call__(self, *, now: datetime) -> int: ...


_followers: list[Follower] = []


def register(follower: Follower) -> None:
    """Asks it to read what is new before a search. Call it in AppConfig.ready()."""
    if follower not in _followers:
        _followers.append(follower)


def read_state(*, now: datetime) -> IndexState:
    """The state of the rows after what is new was read; one query if nothing is."""
    state, behind = backlog()
    if 0 < behind <= MOST_EVENTS and state.built_at is not None:
        try:
            with impatient(PATIENCE):
                for follower in _followers:
                    follower(now=now)
        except DatabaseError as problem:
            log.info("search goes ahead without the latest", extra={"line": {"problem": type(problem).__name__}})
        state, _behind = backlog()
    return state


def backlog() -> tuple[IndexState, int]:
    """The state, and how many events (or marks) are not read yet; one query."""
    last = Event.objects.order_by("-pk").values("pk")[:1]
    dirty = IndexEntry.objects.filter(dirty=True)
    row = IndexState.objects.filter(pk=1).annotate(last=Coalesce(Subquery(last), Value(0)), marks=Exists(dirty)).first()
    if row is None:
        return IndexState(), 0
    return row, max(row.last - row.cursor, int(row.marks))


@contextlib.contextmanager
def impatient(milliseconds: int) -> Iterator[None]:
    """Within it, waiting for another writer raises a DatabaseError soon."""
    _set_patience(milliseconds)
    try:
        yield
    finally:
        with contextlib.suppress(DatabaseError):
            _set_patience(None)


def _set_patience(milliseconds: int | None) -> None:
    """None: as long as the settings say."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
            cursor.execute(f"PRAGMA busy_timeout={usual if milliseconds is None else milliseconds:d}")
        else:
            cursor.execute("SET lock_timeout = %s", [f"{milliseconds or 0}ms"])
