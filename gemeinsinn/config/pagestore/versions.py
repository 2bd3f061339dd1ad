"""Which state the database is in, asked of the database itself: no act has to say that it changed something."""

import sqlite3
import threading
from collections.abc import Hashable
from pathlib import Path
from typing import Any, Protocol

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper


class Version(Protocol):
    """Two equal answers mean that nothing was committed between them, by whatever process."""

    def now(self) -> Hashable | None:
        """None if the database cannot say it: then nothing is kept and nothing kept is shown."""


class SqliteVersion:
    """`PRAGMA data_version` of a connection that never writes changes with each commit of any other connection.

    A restored database may be another file of the same name; its number on the disk tells.
    """

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._file = (0, 0)
        self._generation = 0

    def now(self) -> Hashable | None:
        with self._lock:
            try:
                told = self.path.stat()
                if self._connection is None or (told.st_dev, told.st_ino) != self._file:
                    self._connection = self._opened()
                    self._file = (told.st_dev, told.st_ino)
                    self._generation += 1
                return self._generation, int(self._connection.execute("PRAGMA data_version").fetchone()[0])
            except (OSError, sqlite3.Error):
                self._close()
                return None

    def _opened(self) -> sqlite3.Connection:
        self._close()
        address = f"{self.path.resolve().as_uri()}?mode=rw"  # so that a missing file is not made
        return sqlite3.connect(address, uri=True, timeout=1, check_same_thread=False, isolation_level=None)

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class PostgresVersion:
    """The snapshot a query would see now: the same text means the same rows. One connection a process, one question."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wrapper: BaseDatabaseWrapper | None = None

    def now(self) -> Hashable | None:
        with self._lock:
            try:
                return self._ask()
            except DatabaseError:
                self._close()
                return None

    def _ask(self) -> str:
        if self._wrapper is None:
            self._wrapper = connections.create_connection("default")
            self._wrapper.inc_thread_sharing()
            self._wrapper.ensure_connection()
        driver: Any = self._wrapper.connection
        with self._wrapper.wrap_database_errors:
            return str(driver.execute("SELECT pg_current_snapshot()::text").fetchone()[0])

    def _close(self) -> None:
        wrapper, self._wrapper = self._wrapper, None
        if wrapper is not None:
            wrapper.close()


def chosen_version() -> Version:
    """That of the database in the settings."""
    default = connections.settings["default"]
    return SqliteVersion(str(default["NAME"])) if default["ENGINE"].endswith("sqlite3") else PostgresVersion()
