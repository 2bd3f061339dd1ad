"""The word index on tantivy: a folder, several readers, one writer."""

import shutil
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import tantivy

from gemeinsinn.matching.engine.words import (
    NOTHING,
    ZONES,
    Clause,
    Entry,
    IndexDamaged,
    Matches,
    Option,
    identity,
)

_HEAP = 30_000_000  # bytes the writer may gather before it writes
_WRITER_THREADS = 1  # the order of documents stays the same


class TantivyWords:
    """WordIndex in a folder; raises IndexDamaged where the folder holds something that cannot be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = _schema()
        self._writer: Any = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(folder), reuse=True)
            self._index.config_reader("manual", 0)
            self._searcher = self._index.searcher()
        except (OSError, ValueError) as problem:
            raise IndexDamaged(str(problem)) from problem

    @classmethod
    def anew(cls, folder: Path) -> "TantivyWords":
        """An empty index, whatever was there before."""
        shutil.rmtree(folder, ignore_errors=True)
        return cls(folder)

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds or replaces; found after commit."""
        writer = self._open_writer()
        for entry in entries:
            number = identity(entry.key)
            writer.delete_documents_by_term("key", entry.key)  # by number it would delete nothing
            document = tantivy.Document()
            document.add_unsigned("number", number)
            document.add_text("key", entry.key)
            document.add_text("side", entry.side)
            for zone, tokens in entry.zones.items():
                document.add_text(zone, " ".join(tokens))
            writer.add_document(document)

    def remove(self, keys: Collection[str]) -> None:
        """Forgets; gone after commit."""
        writer = self._open_writer()
        for key in keys:
            writer.delete_documents_by_term("key", key)

    def commit(self) -> None:
        """Makes changes visible and lets go of the writer, so that another process may write."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
        self.refresh()

    def refresh(self) -> None:
        """Sees what another process has committed."""
        try:
            self._index.reload()
            self._searcher = self._index.searcher()
        except (OSError, ValueError) as problem:
            raise IndexDamaged(str(problem)) from problem

    def search(self, clauses: Sequence[Clause], sides: frozenset[str] | None, most: int) -> Matches:
        """The best `most` of what is found."""
        whole = sum(clause.weight for clause in clauses)
        if not whole or not most:
            return NOTHING
        parts = [(tantivy.Occur.Should, self._clause(clause, clause.weight / whole)) for clause in clauses]
        wanted = tantivy.Query.boolean_query(parts)
        if sides is not None:
            side = tantivy.Query.term_set_query(self._schema, "side", sorted(sides))
            wanted = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, wanted),
                    (tantivy.Occur.Must, tantivy.Query.const_score_query(side, 0.0)),
                ]
            )
        try:
            hits = self._searcher.search(wanted, limit=most, count=False).hits
        except (OSError, ValueError) as problem:
            raise IndexDamaged(str(problem)) from problem
        numbers = self._searcher.fast_field_values("number", [address for _score, address in hits])
        return Matches(np.array(numbers, np.uint64), np.array([score for score, _address in hits], np.float32))

    def vocabulary(self, prefix: str, most: int) -> list[tuple[str, int]]:
        """Tokens of titles and texts that begin so, frequent ones first."""
        counts: dict[str, int] = {}
        for zone in ("title", "text"):
            for token, count in self._searcher.terms_with_prefix(zone, prefix):
                counts[token] = max(counts.get(token, 0), count)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]

    def count(self) -> int:
        """How many documents there are."""
        return int(self._searcher.num_docs)

    def _open_writer(self) -> Any:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=_HEAP, num_threads=_WRITER_THREADS)
        return self._writer

    def _clause(self, clause: Clause, share: float) -> Any:
        ways = [self._option(option, share) for option in clause.options]
        return ways[0] if len(ways) == 1 else tantivy.Query.disjunction_max_query(ways)

    def _option(self, option: Option, share: float) -> Any:
        each = share * option.factor / len(option.tokens)
        if len(option.tokens) == 1:
            return self._token(option.tokens[0], each)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, self._token(token, each)) for token in option.tokens]
        )

    def _token(self, token: str, worth: float) -> Any:
        zones = [
            tantivy.Query.const_score_query(tantivy.Query.term_query(self._schema, zone, token), worth * factor)
            for zone, factor in ZONES.items()
        ]
        return tantivy.Query.disjunction_max_query(zones)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=False, indexed=True, fast=True)
    builder.add_text_field("key", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("side", stored=False, tokenizer_name="raw", index_option="basic")
    for zone in ZONES:
        builder.add_text_field(zone, stored=False, tokenizer_name="whitespace", index_option="basic")
    return builder.build()
