"""What the file has shown so far, in a private table on disk: memory stays constant, and order in the file does not matter."""

import json
import re
import sqlite3
from collections.abc import Iterator
from typing import Any

from gemeinsinn.movein.reading.rows import Row, Value

HALVES = re.compile("[\x00\ud800-\udfff]")  # NUL, and halves of letters: JSON can hold them, no database does
TABLES = """
PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-4000;
CREATE TABLE row (seq INTEGER PRIMARY KEY, name TEXT, number TEXT, prefix TEXT, place TEXT, columns TEXT, fault TEXT);
CREATE INDEX row_number ON row (name, number);
CREATE TABLE slug (slug TEXT PRIMARY KEY, number TEXT) WITHOUT ROWID;
CREATE INDEX slug_number ON slug (number);
CREATE TABLE address (old TEXT PRIMARY KEY, number TEXT, new TEXT) WITHOUT ROWID;
CREATE TABLE told (seq INTEGER PRIMARY KEY, number TEXT, title TEXT, place TEXT, what TEXT, kind TEXT, detail TEXT, page INTEGER);
"""


class Spool:
    """Rows of the file, slugs and addresses given so far, and what there is to report."""

    def __init__(self) -> None:
        self.base = sqlite3.connect("")  # an empty name: a temporary file that SQLite deletes by itself
        self.base.executescript(TABLES)

    def close(self) -> None:
        """Frees the temporary file."""
        self.base.close()

    def keep(self, row: Row, number: str) -> None:
        """Keeps a row for later."""
        columns = json.dumps(row.columns, ensure_ascii=True)
        self.base.execute(
            "INSERT INTO row (name, number, prefix, place, columns, fault) VALUES (?, ?, ?, ?, ?, ?)",
            [row.table, number, row.prefix, row.place, columns, row.fault],
        )

    def count(self, table: str, prefix: str) -> int:
        """How many rows of a table there are."""
        return int(
            self.base.execute("SELECT count(*) FROM row WHERE name = ? AND prefix = ?", [table, prefix]).fetchone()[0]
        )

    def prefixes(self, table: str) -> list[str]:
        """The prefixes a table was found with."""
        return [one for (one,) in self.base.execute("SELECT DISTINCT prefix FROM row WHERE name = ?", [table])]

    def rows(self, table: str, prefix: str) -> Iterator[tuple[Row, bool]]:
        """Rows of a table in their order, and whether the number of each was there before."""
        found = self.base.execute(
            """SELECT place, columns, fault, EXISTS (SELECT 1 FROM row AS other WHERE other.name = row.name
               AND other.number = row.number AND other.prefix = row.prefix AND other.seq < row.seq)
               FROM row WHERE name = ? AND prefix = ? ORDER BY seq""",
            [table, prefix],
        )
        for place, columns, fault, again in found:
            yield Row(table, loaded(columns), place, fault, prefix), bool(again)

    def row(self, table: str, prefix: str, number: str) -> dict[str, Value]:
        """The columns of one row, or none."""
        found = self.base.execute(
            "SELECT columns FROM row WHERE name = ? AND prefix = ? AND number = ? ORDER BY seq LIMIT 1",
            [table, prefix, number],
        ).fetchone()
        return loaded(found[0]) if found else {}

    def give_slug(self, wanted: str, number: str) -> str:
        """The word wanted, with a number behind it if it is taken."""
        slug, tried = wanted, 1
        while self.base.execute("INSERT OR IGNORE INTO slug VALUES (?, ?)", [slug, number]).rowcount == 0:
            tried += 1
            slug = f"{wanted[:190]}-{tried}"
        return slug

    def slug_of(self, number: str) -> str:
        """What was given to a record."""
        found = self.base.execute("SELECT slug FROM slug WHERE number = ?", [number]).fetchone()
        return str(found[0]) if found else ""

    def know_address(self, old: str, number: str, new: str) -> None:
        """Where what lay at an old path will be. The first one stays."""
        self.base.execute("INSERT OR IGNORE INTO address VALUES (?, ?, ?)", [old, number, new])

    def new_address(self, old: str) -> str:
        """Where it will be, or "" """
        found = self.base.execute("SELECT new FROM address WHERE old = ?", [old]).fetchone()
        return str(found[0]) if found else ""

    def tell(
        self, number: str, title: str, *, place: str, what: str, kind: str, detail: str, page: int | None = None
    ) -> None:
        """One line of the report; `page` is the draft it is about."""
        self.base.execute(
            "INSERT INTO told (number, title, place, what, kind, detail, page) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [number, title, place, what, kind, detail, page],
        )

    def told(self) -> Iterator[tuple[Any, ...]]:
        """Lines of the report as they came: number, title, place, what, kind, detail, page."""
        yield from self.base.execute("SELECT number, title, place, what, kind, detail, page FROM told ORDER BY seq")

    def sums(self) -> list[tuple[str, str, int]]:
        """How often each (what, kind) was told, most often first."""
        return self.base.execute(
            "SELECT what, kind, count(*) FROM told GROUP BY what, kind ORDER BY what, count(*) DESC, kind"
        ).fetchall()


def loaded(columns: str) -> dict[str, Value]:
    """Columns as they were kept, without what no database takes."""
    found: dict[str, Value] = whole_letters(json.loads(columns))
    return found


def whole_letters(value: Any) -> Any:
    """The same with whole letters only, also within lists and objects."""
    if isinstance(value, str):
        return HALVES.sub("", value)
    if isinstance(value, list):
        return [whole_letters(one) for one in value]
    return {name: whole_letters(one) for name, one in value.items()} if isinstance(value, dict) else value
