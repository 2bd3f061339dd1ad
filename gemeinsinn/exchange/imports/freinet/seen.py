"""What the file has shown so far, kept in a private table on disk: memory stays constant, whatever comes."""

import re
import sqlite3
from difflib import SequenceMatcher
from hashlib import blake2b

from gemeinsinn.exchange.imports.freinet.mapping import Opportunity

ALIKE = 0.92
LATEST = 40  # titles of the same organisation that are compared letter by letter
LONG_ENOUGH = 120  # characters: shorter descriptions are alike by chance

LEGAL_FORMS = {"e", "v", "ev", "ggmbh", "gmbh", "eg", "der", "die", "das", "und", "in"}
ENDINGS = re.compile(r"(?:[*:/_]-?innen|[*:/_]-?in|\(in(?:nen)?\))\b", re.IGNORECASE)


def key_of(text: str) -> str:
    """Letters and digits only, without gendered endings: what two spellings of the same have in common."""
    return re.sub(r"[\W_]+", " ", ENDINGS.sub("", text).casefold()).strip()


def words_of_name(name: str) -> str:
    """An organisation's name without legal form and order: "Alimaus / Verein X e.V." is "Verein X - Alimaus"."""
    return " ".join(sorted(set(key_of(name).split()) - LEGAL_FORMS))


def digest(text: str) -> bytes:
    """Eight bytes that stand for a text."""
    return blake2b(text.encode(), digest_size=8).digest()


def is_alike(one: str, other: str) -> bool:
    """Nearly the same letters in nearly the same order; the cheap bounds are asked first."""
    match = SequenceMatcher(None, one, other)
    return match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE


class Seen:
    """Rows of this file: numbers, titles by organisation, descriptions."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("")  # an empty name: a temporary file that SQLite deletes by itself
        self._table.executescript(
            """PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA cache_size=-2000;
            CREATE TABLE seen (number TEXT PRIMARY KEY, line INTEGER, organisation BLOB, title TEXT, body BLOB) WITHOUT ROWID;
            CREATE INDEX by_organisation ON seen (organisation, line);
            CREATE INDEX by_body ON seen (body) WHERE body IS NOT NULL;"""
        )

    def line_of(self, number: str) -> int | None:
        """The line a number was first seen on."""
        row = self._table.execute("SELECT line FROM seen WHERE number = ?", [number]).fetchone()
        return int(row[0]) if row else None

    def add(self, row: Opportunity, line: int) -> str:
        """Remembers a row and says, in a few words, which earlier one it nearly repeats."""
        organisation = digest(words_of_name(row.organisation_name) or f"agency {row.agency_number}")
        title = key_of(row.title)
        body = digest(key_of(row.details)) if len(row.details) >= LONG_ENOUGH else None
        found = self._same_body(body) or self._like_title(organisation, title)
        self._table.execute(
            "INSERT INTO seen VALUES (?, ?, ?, ?, ?)", [row.number, line, organisation, title[:200], body]
        )
        return f"near duplicate of {found[0]} (line {found[1]}): {found[2]}" if found else ""

    def close(self) -> None:
        """Frees the temporary file."""
        self._table.close()

    def _same_body(self, body: bytes | None) -> tuple[str, int, str] | None:
        if body is None:
            return None
        row = self._table.execute(
            "SELECT number, line FROM seen WHERE body = ? ORDER BY line LIMIT 1", [body]
        ).fetchone()
        return (row[0], row[1], "same description") if row else None

    def _like_title(self, organisation: bytes, title: str) -> tuple[str, int, str] | None:
        rows = self._table.execute(
            "SELECT number, line, title FROM seen WHERE organisation = ? ORDER BY line DESC LIMIT ?",
            [organisation, LATEST],
        )
        for number, line, other in rows:
            if title == other or is_alike(title, other):
                return number, line, "same organisation, same title"
        return None
