"""Tables people hand in: CSV in whatever encoding, or a workbook (XLSX). Read row by row, whatever somebody put in."""

import csv
import zipfile
import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault

CHUNK = 1 << 16
MOST_COLUMNS = 200
LONGEST_LINE = 100_000  # characters
MOST_UNPACKED = 100_000_000  # bytes of a workbook, unpacked
MOST_FOLDED = 100  # times as large unpacked; workbooks of people have 5 to 20
MOST_PARTS = 2_000
WORKBOOK, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: the line it stands on, its cells as text, or why it could not be read."""

    line: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Column names as they stand (numbers where there is no head), rows to come, and what the reader had to assume."""

    heads: tuple[str, ...]
    rows: Iterator[TableRow]
    assumed: str = ""


def open_table(path: Path) -> Table:
    """Raises ImportFault with a sentence for the person, here or while rows are read."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as problem:
        raise ImportFault(_("%(file)s cannot be read.") % {"file": path.name}) from problem
    if not start:
        raise ImportFault(_("This file is empty."))
    if start == OLD_WORKBOOK:
        raise ImportFault(
            _("This is a locked or very old workbook. Please save it as XLSX without a password, or as CSV.")
        )
    rows, assumed = (_of_workbook(path), "") if start == WORKBOOK else _of_text(path)
    first = next((row for row in rows if any(cell.strip() for cell in row[1])), None)
    if first is None:
        raise ImportFault(_("There is no row in this file."))
    if any("@" in cell for cell in first[1]):  # no head: a mere list of addresses
        heads = tuple(str(number) for number, _cell in enumerate(first[1], 1))
        rows = chain([first], rows)
    else:
        heads = tuple(cell.strip() for cell in first[1])
    return Table(heads, _rows(rows, len(heads)), assumed)


def _rows(rows: Iterable[tuple[int, list[str]]], width: int) -> Iterator[TableRow]:
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        spare = [cell for cell in cells[width:] if cell.strip()]
        fault = _("more cells than columns") if spare else ""
        yield TableRow(line, tuple((cells + [""] * width)[:width]), fault)


def _of_text(path: Path) -> tuple[Iterator[tuple[int, list[str]]], str]:
    encoding = encoding_of(path)
    assumed = "" if encoding.startswith("utf") else _("Not in UTF-8: read as Windows-1252. Please look at the umlauts.")
    return _csv_rows(path, encoding), assumed


def _csv_rows(path: Path, encoding: str) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding=encoding, newline="") as file:
        try:
            head = file.readline(LONGEST_LINE)
            file.seek(0)
            reader = csv.reader(_lines(file), delimiter=max(";,\t", key=head.count), strict=True)
            for cells in reader:
                if len(cells) > MOST_COLUMNS:
                    raise too_wide()
                yield reader.line_num, cells
        except UnicodeError as problem:
            raise ImportFault(_("This file holds letters that cannot be read. Please save it as UTF-8.")) from problem
        except csv.Error as problem:
            words = _("Line %(line)s is no sound CSV: most likely a quotation mark too many or too few.")
            raise ImportFault(words % {"line": reader.line_num + 1}) from problem


def _lines(file: TextIO) -> Iterator[str]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise ImportFault(
                _("Line %(line)s is longer than any line of a list. This is no table of addresses.") % {"line": number}
            )
        yield line.replace("\0", "")


def too_wide() -> ImportFault:
    """A table of addresses has a few columns."""
    return ImportFault(
        _("This table has more than %(most)s columns. Please keep those that are needed.") % {"most": MOST_COLUMNS}
    )


def encoding_of(path: Path) -> str:
    """Looks at the whole file once, in small pieces."""
    with path.open("rb") as file:
        if file.read(2) in {b"\xff\xfe", b"\xfe\xff"}:
            return "utf-16"
    return next((name for name in ("utf-8-sig", "cp1252") if _decodes(path, name)), "latin-1")


def _decodes(path: Path, encoding: str) -> bool:
    decoder = getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while piece := file.read(CHUNK):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _of_workbook(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The first sheet. Nothing in it is calculated, and nothing is unpacked that is larger than it may be."""
    try:
        _look_inside(path)
        from openpyxl import load_workbook  # 13 MB in each process: only where somebody hands one in

        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what the file says about itself is not believed
            for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                yield line, _texts(cells)
    except ImportFault:
        raise
    except (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        SyntaxError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
    ) as problem:
        raise ImportFault(_("This workbook is damaged, or none. Please save it anew, or as CSV.")) from problem


def _texts(cells: tuple[Any, ...]) -> list[str]:
    told = ["" if cell is None else str(cell)[:LONGEST_LINE] for cell in cells]
    while told and not told[-1]:
        told.pop()
    if len(told) > MOST_COLUMNS:
        raise too_wide()
    return told


def _look_inside(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or size > MOST_UNPACKED or size > MOST_FOLDED * path.stat().st_size + CHUNK:
            raise ImportFault(_("This workbook is far larger than it looks. Please save the addresses alone, as CSV."))
        for part in parts:
            with packed.open(part) as file:
                if b"<!DOCTYPE" in file.read(CHUNK):
                    raise ImportFault(_("This workbook is damaged, or none. Please save it anew, or as CSV."))
