"""What the search is compared with: the same texts in SQLite FTS5, PostgreSQL `german`, and tantivy's German stemmer.

Each as its documentation shows it: title, text and small print, any of the words, ranked as it ranks.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg
import tantivy

from gemeinsinn.matching.engine.documents import Document, Query
from tests.postgres import running_postgres

WORD = re.compile(r"\w+")
MOST = 10


class Rival(Protocol):
    """Something that ranks texts."""

    def fill(self, documents: Sequence[Document]) -> None: ...

    def ask(self, query: Query) -> list[str]: ...


class Fts5:
    """SQLite's own full text, bm25, accents off."""

    def __init__(self, folder: Path) -> None:
        self.database = sqlite3.connect(folder / "fts5.sqlite3")
        self.database.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(key UNINDEXED, side UNINDEXED, title, text, details,"
            " tokenize='unicode61 remove_diacritics 2')"
        )

    def fill(self, documents: Sequence[Document]) -> None:
        rows = [(one.key, one.side, one.title, one.text, one.details) for one in documents]
        self.database.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", rows)
        self.database.commit()

    def ask(self, query: Query) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in WORD.findall(query.text))
        sides = sorted(query.want or ()) or ["need", "offer"]
        rows = self.database.execute(
            f"SELECT key FROM texts WHERE texts MATCH ? AND side IN ({', '.join('?' * len(sides))})"  # marks
            " ORDER BY bm25(texts), key LIMIT ?",
            [words, *sides, MOST],
        )
        return [key for (key,) in rows]


class Postgres:
    """PostgreSQL with its German dictionary, title weighted above text above small print, ts_rank."""

    def __init__(self, address: str) -> None:
        self.database = psycopg.connect(address, autocommit=True)
        self.database.execute("CREATE TABLE texts (key text, side text, words tsvector)")

    def fill(self, documents: Sequence[Document]) -> None:
        with self.database.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO texts VALUES (%s, %s, setweight(to_tsvector('german', %s), 'A')"
                " || setweight(to_tsvector('german', %s), 'B') || setweight(to_tsvector('german', %s), 'D'))",
                [(one.key, one.side, one.title, one.text, one.details) for one in documents],
            )
        self.database.execute("CREATE INDEX IF NOT EXISTS by_words ON texts USING gin (words)")
        self.database.execute("ANALYZE texts")

    def ask(self, query: Query) -> list[str]:
        words = " or ".join(WORD.findall(query.text))
        sides = sorted(query.want or ()) or ["need", "offer"]
        rows = self.database.execute(
            "SELECT key FROM texts, websearch_to_tsquery('german', %s) AS asked WHERE words @@ asked"
            " AND side = ANY(%s) ORDER BY ts_rank(words, asked) DESC, key LIMIT %s",
            [words, sides, MOST],
        )
        return [key for (key,) in rows.fetchall()]


class Stemmed:
    """tantivy with its German stemmer and BM25."""

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        for name in ("key", "side"):
            builder.add_text_field(name, stored=name == "key", tokenizer_name="raw")
        for name in ("title", "text", "details"):
            builder.add_text_field(name, tokenizer_name="de_stem")
        folder.mkdir()
        self.schema: Any = builder.build()
        self.index: Any = tantivy.Index(self.schema, path=str(folder))
        self.searcher: Any = None

    def fill(self, documents: Sequence[Document]) -> None:
        writer = self.index.writer(num_threads=1)
        for one in documents:
            writer.add_document(
                tantivy.Document(key=one.key, side=one.side, title=one.title, text=one.text, details=one.details)
            )
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, query: Query) -> list[str]:
        words = " ".join(WORD.findall(query.text.lower()))
        asked, _faults = self.index.parse_query_lenient(words, ["title", "text", "details"])
        if query.want is not None:
            side = tantivy.Query.term_set_query(self.schema, "side", sorted(query.want))
            must = tantivy.Occur.Must
            asked = tantivy.Query.boolean_query([(must, asked), (must, tantivy.Query.const_score_query(side, 0.0))])
        hits = self.searcher.search(asked, limit=MOST, count=False).hits
        return [self.searcher.doc(address)["key"][0] for _score, address in hits]


@contextmanager
def rivals(folder: Path) -> Iterator[dict[str, Rival]]:
    """All three, empty; PostgreSQL runs until the end of the block."""
    folder.mkdir(parents=True)
    with running_postgres() as address:
        yield {
            "SQLite FTS5": Fts5(folder),
            "PostgreSQL german": Postgres(address),
            "tantivy, German stemmer": Stemmed(folder / "stemmed"),
        }
