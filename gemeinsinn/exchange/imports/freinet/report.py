"""One line a row, in a file a spreadsheet opens."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gemeinsinn.core.imports import ImportFault

HEAD = ("line", "number", "what", "title", "organisation", "why", "notes")


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one row: "taken", "changed", "unchanged", "refused" or "withdrawn", and why."""

    line: int
    number: str
    what: str
    title: str = ""
    organisation: str = ""
    why: str = ""
    notes: tuple[str, ...] = ()


class Writer(Protocol):
    """Takes lines."""

    def __call__(self, line: Line) -> None: ...


@contextmanager
def open_report(path: Path) -> Iterator[Writer]:
    """Writes lines as they come. Raises ImportFault if the file cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8-sig", newline="")
    except OSError as problem:
        raise ImportFault(f"The report {path} cannot be written: {problem.strerror}.") from problem
    with file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(HEAD)

        def write(line: Line) -> None:
            cells = (line.number, line.what, line.title, line.organisation, line.why, "; ".join(line.notes))
            rows.writerow([line.line or "", *map(harmless, cells)])

        yield write


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
