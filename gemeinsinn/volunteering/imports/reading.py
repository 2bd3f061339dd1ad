"""A file as rows: CSV in UTF-8 or Windows-1252, separated by semicolons or commas, or JSON."""

import csv
import io
import json
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.core.sheets import FORMULA

NEEDED = ("id", "title")
MOST_BYTES = 5_000_000
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: its line (in JSON its place in the list), its columns, or why it could not be read."""

    line: int
    columns: dict[str, Any]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file that could be read, and what is to be said about it."""

    rows: list[RawRow]
    columns: frozenset[str]
    notes: list[str] = field(default_factory=list)


def read_table(content: bytes) -> Table:
    """The whole file. Raises ImportFault if it cannot be taken at all."""
    if len(content) > MOST_BYTES:
        raise ImportFault(_("The file is larger than %(mb)s MB.") % {"mb": MOST_BYTES // 1_000_000})
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ImportFault(_("The file is in UTF-16. Save it as UTF-8 and try again."))
    text, notes = decoded(content)
    if not text.strip():
        raise ImportFault(_("The file is empty."))
    table = json_table(text) if text.lstrip()[0] in "[{" else csv_table(text)
    if len(table.rows) > MOST_ROWS:
        raise ImportFault(_("The file has more than %(most)s rows. Please make several of it.") % {"most": MOST_ROWS})
    missing = [name for name in NEEDED if name not in table.columns]
    if missing and table.rows:
        raise ImportFault(_("The file lacks the columns %(names)s.") % {"names": ", ".join(missing)})
    return Table(table.rows, table.columns, [*notes, *table.notes])


def decoded(content: bytes) -> tuple[str, list[str]]:
    """As UTF-8, else as Windows-1252, with a word about that."""
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = _("The file is not in UTF-8: read as Windows-1252. Please look at the umlauts.")
        return content.decode("cp1252", errors="replace"), [note]


def csv_table(text: str) -> Table:
    """Rows below a heading; a row with too many or too few cells stands alone as a fault."""
    first = text.splitlines()[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") >= first.count(",") else ",", strict=True)
    rows: list[RawRow] = []
    try:
        names = [name.strip().casefold() for name in next(reader)]
        twice = sorted({name for name in names if name and names.count(name) > 1})
        if twice:
            raise ImportFault(_("These columns are there twice: %(names)s.") % {"names": ", ".join(twice)})
        before = reader.line_num
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(csv_row(before + 1, names, cells))
            before = reader.line_num
    except csv.Error as problem:
        raise ImportFault(
            _("The file is not sound CSV near line %(line)s (%(why)s). Perhaps a quotation mark is missing.")
            % {"line": reader.line_num, "why": problem}
        ) from problem
    return Table(rows, frozenset(names))


def csv_row(line: int, names: list[str], cells: list[str]) -> RawRow:
    """One row by the names of its columns. The apostrophe of a safe cell is ours, not the author's."""
    if len(cells) != len(names):
        told = {"n": len(cells), "wanted": len(names)}
        return RawRow(line, {}, _("%(n)s cells instead of %(wanted)s: a quotation mark or separator too many") % told)
    return RawRow(line, {name: unguarded(cell) for name, cell in zip(names, cells, strict=True) if name})


def unguarded(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running a cell."""
    inner = cell[1:]
    return inner if cell.startswith("'") and inner.lstrip(" \u00a0").startswith(FORMULA) else cell


def json_table(text: str) -> Table:
    """A list of objects, or an answer of the interface with its `items`."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ImportFault(_("The file is not sound JSON (%(why)s).") % {"why": problem}) from problem
    notes = []
    if isinstance(told, dict):
        if told.get("next"):
            notes.append(_("This is one page of several; the others are not in the file."))
        told = told.get("items")
    if not isinstance(told, list):
        raise ImportFault(_("The file holds no list of opportunities."))
    fault = _("not an object with columns")
    rows = [RawRow(n, row) if isinstance(row, dict) else RawRow(n, {}, fault) for n, row in enumerate(told, start=1)]
    return Table(rows, frozenset(str(name) for row in rows for name in row.columns), notes)
