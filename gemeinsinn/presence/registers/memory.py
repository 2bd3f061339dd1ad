"""Memory that the processes of one server share: mapped before they are forked, on no disk, gone with the last of them."""

import fcntl
import mmap
import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from gemeinsinn.presence.lifecycle import WINDOW, Day

ROWS = 4096
ROW = np.dtype([("who", "u8"), ("mark", "i8"), ("seen", "u4"), ("minute", "u4"), ("hits", "u4"), ("barred", "u4")])
SALT = np.dtype([("day", "S10"), ("ends", "f8"), ("salt", "V16")])


class SharedMemory:
    """A table of fingerprints. Each change holds a lock that the system takes back when a process dies."""

    def __init__(self, rows: int = ROWS) -> None:
        size = rows * ROW.itemsize + 2 * SALT.itemsize
        self.file, self.threads = os.memfd_create("presence"), threading.Lock()
        os.ftruncate(self.file, size)
        room = mmap.mmap(self.file, size)
        self.rows = np.frombuffer(room, ROW, rows)
        self.salts = np.frombuffer(room, SALT, 2, rows * ROW.itemsize)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One thread of one process at a time."""
        with self.threads:
            fcntl.lockf(self.file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self.file, fcntl.LOCK_UN)

    def salt(self, day: Day, *, now: float, make: bool) -> bytes:
        with self.locked():
            self.salts[self.salts["ends"] <= now] = np.zeros((), SALT)
            found = np.flatnonzero(self.salts["day"] == day.name.encode())
            if not len(found) and make:
                found = np.flatnonzero(self.salts["ends"] == 0)
                self.salts[found[0]] = (day.name.encode(), day.ends, secrets.token_bytes(16))
            return self.salts["salt"][found[0]].tobytes() if len(found) else b""

    def hits(self, who: int, *, now: float) -> int:
        with self.locked():
            if (row := self._row(who, now)) is None:
                return 1
            minute = int(now) // 60
            self.rows["hits"][row] = self.rows["hits"][row] + 1 if self.rows["minute"][row] == minute else 1
            self.rows["minute"][row] = minute
            return int(self.rows["hits"][row])

    def bar(self, who: int, *, now: float) -> None:
        with self.locked():
            if (row := self._row(who, now)) is not None:
                self.rows["barred"][row], self.rows["seen"][row] = int(now) + WINDOW, 0

    def is_barred(self, who: int, *, now: float) -> bool:
        return bool((self.rows["barred"][self.rows["who"] == who] > now).any())

    def note(self, who: int, mark: int, *, now: float) -> None:
        with self.locked():
            if (row := self._row(who, now)) is not None:
                self.rows["mark"][row], self.rows["seen"][row] = mark, int(now)

    def drop(self, who: int) -> None:
        with self.locked():
            self.rows["seen"][self.rows["who"] == who] = 0

    def marks(self, *, now: float) -> list[int]:
        found: list[int] = self.rows["mark"][self.rows["seen"] > now - WINDOW].tolist()
        return found

    def clear(self) -> None:
        """Forgets everybody."""
        with self.locked():
            self.rows[:], self.salts[:] = np.zeros((), ROW), np.zeros((), SALT)

    def _row(self, who: int, now: float) -> int | None:
        """The row of a fingerprint, or a free one for it; None when there is no room: then nobody more is counted."""
        found = np.flatnonzero(self.rows["who"] == who)
        if not len(found):
            past = now - WINDOW
            old = (
                (self.rows["seen"] <= past) & (self.rows["barred"] <= now) & (self.rows["minute"] < int(now) // 60 - 1)
            )
            found = np.flatnonzero(old)
            if not len(found):
                return None
            self.rows[found[0]] = np.zeros((), ROW)
            self.rows["who"][found[0]] = who
        return int(found[0])


REGISTER: SharedMemory | None = None


def open_for_all_processes() -> None:
    """Called while the program starts, in the one process that the others come from."""
    global REGISTER  # noqa: PLW0603  # one for the life of the program, and only once it is set up
    REGISTER = REGISTER or SharedMemory()
