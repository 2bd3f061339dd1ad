"""What `gemeinsinn export` can give: each context registers its exporters in its AppConfig.ready()."""

import csv
import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, TextIO

from django.core.serializers.json import DjangoJSONEncoder

from gemeinsinn.core.sheets import MARK, safe_cell

Row = dict[str, Any]
Say = Callable[[str], None]

TOLD_EVERY = 5_000  # rows between two signs of life


class Exporter(Protocol):
    """One kind of output, named by the word after `export`."""

    name: str
    help: str
    columns: tuple[str, ...]  # of a table, as paths into a row ("place.name"); without any, only JSON is written

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declares what this kind asks for besides the file."""

    def rows(self, options: dict[str, Any]) -> Iterator[Row]:
        """One row a thing, at constant memory. Raises ExportFault if there is nothing that could be given."""


class ExportFault(Exception):
    """Nothing can be written; the message says why and how to mend it."""


_exporters: dict[str, Exporter] = {}


def register(exporter: Exporter) -> None:
    """Adds an exporter. Raises ValueError if the name is taken by another kind."""
    if type(_exporters.get(exporter.name, exporter)) is not type(exporter):
        raise ValueError(f"two exporters are called {exporter.name}")
    _exporters[exporter.name] = exporter


def exporters() -> list[Exporter]:
    """All of them, by name."""
    return [_exporters[name] for name in sorted(_exporters)]


def write_file(exporter: Exporter, options: dict[str, Any], path: Path, *, replace: bool, say: Say) -> int:
    """Writes the file as its ending says, whole or not at all; returns the number of rows. Raises ExportFault."""
    endings = [".csv", ".json"] if exporter.columns else [".json"]
    if path.suffix not in endings:
        raise ExportFault(f"{path} must end with {' or '.join(endings)}: the ending says how it is written.")
    if path.exists() and not replace:
        raise ExportFault(f"{path} exists. Choose another name, or add --replace.")
    draft = path.with_name(f"{path.name}.draft")
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            rows = _told(exporter.rows(options), say)
            count = _write_csv(out, exporter.columns, rows) if path.suffix == ".csv" else _write_json(out, rows)
        draft.rename(path)
    except OSError as problem:
        raise ExportFault(f"{path} cannot be written: {problem.strerror}.") from problem
    finally:
        draft.unlink(missing_ok=True)
    return count


def _told(rows: Iterable[Row], say: Say) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        yield row
        if number % TOLD_EVERY == 0:
            say(f"... {number}")


def _write_json(out: TextIO, rows: Iterable[Row]) -> int:
    """A list with a row a line."""
    count = 0
    out.write("[")
    for row in rows:
        out.write(",\n" if count else "\n")
        out.write(json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False))
        count += 1
    out.write("\n]\n")
    return count


def _write_csv(out: TextIO, columns: tuple[str, ...], rows: Iterable[Row]) -> int:
    """As a German spreadsheet opens it: semicolons, a mark, nothing that runs as a formula."""
    count, writer = 0, csv.writer(out, delimiter=";")
    out.write(MARK)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(_within(row, column)) for column in columns])
        count += 1
    return count


def _within(row: Row, path: str) -> Any:
    value: Any = row
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return "" if value is None else safe_cell(str(value))
