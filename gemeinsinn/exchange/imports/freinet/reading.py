"""The file as rows, one at a time: encoding found out, broken quotes contained, memory constant."""

import csv
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gemeinsinn.core.imports import ImportFault, Say

NEEDED = ("agenturid", "agenturname", "einrichtungsname", "angebotsname", "beschreibung", "_angebotsid")
OPTIONAL = ("plz", "ort", "ortsteil", "latitude", "longitude", "bearbeitet", "erstellt")
CHUNK = 1 << 16
LONGEST_ROW = 200_000  # characters; the longest of 1,400 real rows had 5,500
ROW_START = re.compile(r'"?\d{1,9}"?;[^;\n]{1,200};')


@dataclass(frozen=True, slots=True)
class RawRow:
    """One record: the line it begins on and its columns by lower-case name, or why it could not be read."""

    line: int
    columns: dict[str, str]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A file that can be read: where, in which encoding, about how many lines."""

    path: Path
    encoding: str
    lines: int

    def rows(self) -> Iterator[RawRow]:
        """All records. A row that cannot be read is given with its fault, and reading goes on behind it."""
        with self.path.open(encoding=self.encoding, newline="") as file:
            records = _records(iter(file))
            names = _names(next(records, (1, ""))[1], self.path)
            for line, record in records:
                yield _row(line, record, names)


def open_export(path: Path, say: Say) -> Export:
    """Looks at the whole file once, in small pieces. Raises ImportFault if it cannot be taken."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
            if head.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise ImportFault(f"{path} is in UTF-16. Save it as UTF-8 and try again.")
            if not head:
                raise ImportFault(f"{path} is empty.")
            file.seek(0)
            whole, lines = _is_utf8(iter(lambda: file.read(CHUNK), b""))
    except OSError as problem:
        raise ImportFault(f"{path} cannot be read: {problem.strerror}.") from problem
    if whole:
        return Export(path, "utf-8-sig", lines)
    say(f"{path.name} is not in UTF-8: read as Windows-1252 (cp1252). Look at the umlauts in the report.")
    return Export(path, "cp1252" if _decodes(path, "cp1252") else "latin-1", lines)


def _is_utf8(pieces: Iterator[bytes]) -> tuple[bool, int]:
    """Whether every byte is UTF-8, and the number of lines."""
    decoder, lines, sound = getincrementaldecoder("utf-8")(), 1, True
    for piece in pieces:
        lines += piece.count(b"\n")
        if sound:
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                sound = False
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        sound = False
    return sound, lines


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding) as file:
            while file.read(CHUNK):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _records(lines: Iterator[str]) -> Iterator[tuple[int, str]]:
    """Lines joined to records while a quote is open; a quote nobody closes ends where the next row begins."""
    start, parts, odd, length = 0, list[str](), False, 0
    for number, line in enumerate(lines, start=1):
        if parts and (ROW_START.match(line) or length > LONGEST_ROW):
            yield start, "".join(parts)
            parts, odd, length = [], False, 0
        if not parts:
            start = number
        parts.append(line[: LONGEST_ROW + 1])
        length += len(line)
        odd ^= line.count('"') % 2 == 1
        if not odd:
            if length > 2 or line.strip():
                yield start, "".join(parts)
            parts, length = [], 0
    if parts:
        yield start, "".join(parts)


def _names(header: str, path: Path) -> list[str]:
    """Column names, lower case. Raises ImportFault for what is missing."""
    names = [name.strip().casefold() for name in _split(header)]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise ImportFault(
            f"{path} lacks the columns {', '.join(missing)}. Export the opportunities from freinet with all columns, "
            "separated by semicolons."
        )
    return names


def _split(record: str) -> list[str]:
    return next(csv.reader([record], delimiter=";"), []) if "\n" not in record.rstrip("\r\n") else _split_long(record)


def _split_long(record: str) -> list[str]:
    return next(csv.reader(record.splitlines(keepends=True), delimiter=";"), [])


def _row(line: int, record: str, names: list[str]) -> RawRow:
    if len(record) > LONGEST_ROW:
        return RawRow(line, {}, f"the row is longer than {LONGEST_ROW} characters")
    try:
        values = _split(record)
    except csv.Error as problem:
        return RawRow(line, {}, f"the row is not sound CSV ({problem})")
    if len(values) != len(names):
        return RawRow(
            line, {}, f"{len(values)} columns instead of {len(names)}: a quotation mark or semicolon too many"
        )
    return RawRow(line, dict(zip(names, values, strict=True)))
