"""What `gemeinsinn import` can take: each context registers its importers in its AppConfig.ready()."""

import csv
import io
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

Say = Callable[[str], None]


class Importer(Protocol):
    """One kind of input, named by the word after `import`."""

    name: str
    help: str

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declares file and options of this kind."""

    def run(self, options: dict[str, Any], say: Say) -> bool:
        """Takes the input, says a line for each row that matters; True if every row could be taken.

        Raises ImportFault if the input as a whole cannot be read.
        """


class ImportFault(Exception):
    """The file cannot be taken at all; the message says what is wrong and how to mend it."""


_importers: dict[str, Importer] = {}


def register(importer: Importer) -> None:
    """Adds an importer. Raises ValueError if the name is taken by another kind."""
    if type(_importers.get(importer.name, importer)) is not type(importer):
        raise ValueError(f"two importers are called {importer.name}")
    _importers[importer.name] = importer


def importers() -> list[Importer]:
    """All of them, by name."""
    return [_importers[name] for name in sorted(_importers)]


def read_rows(path: Path, needed: set[str]) -> Iterator[dict[str, Any]]:
    """Rows of a CSV file in UTF-8, separated by semicolons or commas, one at a time.

    Raises ImportFault for a file that is missing, in another encoding, broken or without a needed column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            rows = csv.DictReader(file, delimiter=";" if first.count(";") >= first.count(",") else ",")
            missing = needed - set(rows.fieldnames or ())
            if missing:
                raise ImportFault(f"{path} lacks the columns {', '.join(sorted(missing))}.")
            yield from rows
    except OSError as problem:
        raise ImportFault(f"{path} cannot be read: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise ImportFault(f"{path} is not in UTF-8. Save it as UTF-8 and try again.") from problem
    except csv.Error as problem:
        raise ImportFault(f"{path} is not a sound CSV file: {problem}.") from problem


def read_text(path: Path, *, most: int) -> str:
    """A whole small file. Raises ImportFault if it is missing, larger than `most` bytes or not in UTF-8."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as problem:
        raise ImportFault(f"{path} cannot be read: {problem.strerror}.") from problem
    if len(content) > most:
        raise ImportFault(f"{path} is larger than {most // 1_000_000} MB.")
    try:
        return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig").read()
    except UnicodeDecodeError as problem:
        raise ImportFault(f"{path} is not in UTF-8. Save it as UTF-8 and try again.") from problem


@dataclass(slots=True)
class Tally:
    """Counts outcomes by name and reports now and then, so that long work shows that it lives."""

    say: Say
    every: int = 5_000
    counts: dict[str, int] | None = None

    def add(self, what: str) -> None:
        """One more of `what`."""
        self.counts = self.counts or {}
        self.counts[what] = self.counts.get(what, 0) + 1
        if sum(self.counts.values()) % self.every == 0:
            self.say(f"... {self.sentence()}")

    def sentence(self) -> str:
        """ "12 taken, 3 refused", or "nothing to do"."""
        return ", ".join(f"{number} {what}" for what, number in (self.counts or {}).items()) or "nothing to do"
