"""What a worker writes down before and after each message, so that a killed one leaves one row in doubt and not a batch.

A file a process, locked while it lives. It outlasts the process but not a power cut, so its name holds the machine's
start: after another start it is not believed, and the claimed rows become unknown.
"""

import fcntl
import os
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

DAY = 24 * 60 * 60


@cache
def start_of_machine() -> str:
    """Changes with every start of the machine; systems that do not tell count as always running."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip().replace("-", "")
    except OSError:
        return "unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """A dead worker's journal: its name, and which rows were handed over and answered."""

    worker: str
    sent: frozenset[int]
    doubtful: frozenset[int]


@dataclass(slots=True)
class Journal:
    """A worker's own. `name` goes with each batch it claims."""

    folder: Path
    name: str = field(default_factory=lambda: uuid.uuid4().hex)
    handle: int = -1

    def open(self) -> None:
        """Makes the file and keeps it locked."""
        self.folder.mkdir(parents=True, exist_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND
        unlocked = self.path.with_suffix(".part")
        self.handle = os.open(unlocked, flags, 0o600)
        fcntl.flock(self.handle, fcntl.LOCK_EX)
        unlocked.rename(self.path)  # whoever sees it under its name sees it locked

    @property
    def path(self) -> Path:
        """Of the file."""
        return self.folder / f"{start_of_machine()}-{self.name}.journal"

    def begun(self, row: int) -> None:
        """The message is about to be handed over whole."""
        os.write(self.handle, b">%d\n" % row)

    def answered(self, row: int, *, sent: bool) -> None:
        """The server has said something about it."""
        os.write(self.handle, b"%s%d\n" % (b"=" if sent else b"-", row))

    def clear(self) -> None:
        """All of it is in the ledger."""
        os.ftruncate(self.handle, 0)

    def close(self) -> None:
        """The file goes, and with it the lock."""
        self.path.unlink(missing_ok=True)
        os.close(self.handle)


def left_behind(folder: Path) -> Iterator[Told]:
    """Journals of workers that died since the machine was started. Each is deleted once the caller comes back for more."""
    for path in sorted(folder.glob(f"{start_of_machine()}-*.journal")):
        try:
            handle = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # A worker that ended in good order has unlinked the file we opened; then there is nothing to tell.
            if path.exists():
                yield read(path)
                path.unlink(missing_ok=True)
        except BlockingIOError:
            continue  # its worker lives
        finally:
            os.close(handle)
    for path in folder.glob("*.journal"):
        if not path.name.startswith(start_of_machine()) and path.stat().st_mtime < time.time() - DAY:
            path.unlink(missing_ok=True)


def read(path: Path) -> Told:
    """One journal. A last line cut off in the middle counts as not written: its message had not been handed over."""
    begun: set[int] = set()
    sent: set[int] = set()
    whole = path.read_bytes().rpartition(b"\n")[0]
    for line in whole.split():
        row = int(line[1:])
        if line.startswith(b">"):
            begun.add(row)
        else:
            begun.discard(row)
            if line.startswith(b"="):
                sent.add(row)
    return Told(path.stem.partition("-")[2], frozenset(sent), frozenset(begun))
