"""How far a word index has come, and who may write to it: on this machine in files, for several machines in the database."""

import contextlib
import fcntl
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from django.db import connection

from gemeinsinn.matching.models import IndexState

STEP = 0.02  # seconds between two tries
ADVISORY = 4_117_228  # the number of our lock in PostgreSQL


@dataclass(frozen=True, slots=True)
class Mark:
    """All changes up to `seq` are in it. It was begun empty when the rows stood at `born`."""

    kind: str
    name: str
    edition: str
    version: str
    seq: int
    born: int
    filled_at: str


def mark_of(told: Any) -> Mark | None:
    """From JSON; None for anything else."""
    try:
        return Mark(**told)
    except TypeError:
        return None


class Place(Protocol):
    """Where the mark lies."""

    def read(self) -> Mark | None:
        """None if there is none, or none that can be read."""

    def write(self, mark: Mark) -> None:
        """Whole or not at all."""

    def clear(self) -> None:
        """The next one who catches up makes a new index."""

    def lock(self, wait: float) -> contextlib.AbstractContextManager[bool]:
        """Held by one process at a time and let go when it ends; False after `wait` seconds."""


class FilePlace:
    """Beside the index of this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self) -> Mark | None:
        try:
            return mark_of(json.loads((self.root / "mark.json").read_text()))
        except (OSError, ValueError):
            return None

    def write(self, mark: Mark) -> None:
        draft = self.root / f"mark.{os.getpid()}.part"
        draft.write_text(json.dumps(asdict(mark)))
        draft.replace(self.root / "mark.json")

    def clear(self) -> None:
        (self.root / "mark.json").unlink(missing_ok=True)

    @contextlib.contextmanager
    def lock(self, wait: float) -> Iterator[bool]:
        self.root.mkdir(parents=True, exist_ok=True)
        until = time.monotonic() + wait
        with (self.root / "lock").open("w") as file:
            while not (mine := _locked(file.fileno())) and time.monotonic() < until:
                time.sleep(STEP)
            yield mine


class SharedPlace(FilePlace):
    """In the database, for an index that several machines share."""

    def read(self) -> Mark | None:
        return mark_of(IndexState.objects.filter(pk=1).values_list("words", flat=True).first())

    def write(self, mark: Mark) -> None:
        IndexState.objects.filter(pk=1).update(words=asdict(mark))

    def clear(self) -> None:
        IndexState.objects.filter(pk=1).update(words={})

    @contextlib.contextmanager
    def lock(self, wait: float) -> Iterator[bool]:
        with super().lock(wait) as mine:
            if not mine or connection.vendor != "postgresql":
                yield mine
                return
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY])
                ours = cursor.fetchone()[0]
            try:
                yield ours
            finally:
                if ours:
                    with connection.cursor() as cursor:
                        cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY])


def _locked(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
