"""The word index of this machine: filled from the rows, kept in step by whoever comes first, remade when it is damaged.

A small file beside it says how far it has come. One process at a time writes, under a lock that ends with the process;
any number read meanwhile. A complete refill happens beside the old index and takes its place when it is whole.
"""

import logging
import time
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from gemeinsinn.matching.engine.thesaurus import Thesaurus
from gemeinsinn.matching.engine.words import Entry, IndexDamaged, WordIndex
from gemeinsinn.matching.models import IndexEntry, IndexState
from gemeinsinn.matching.shelf.documents import unpacked
from gemeinsinn.matching.shelf.entering import current_thesaurus, entry_for
from gemeinsinn.matching.shelf.marks import Mark, Place
from gemeinsinn.matching.sources import EVERYONE

log = logging.getLogger("gemeinsinn.matching")

BATCH = 1_000
FEW = 5_000  # so many entries are refilled in seconds
REFILL_FEW = timedelta(minutes=10)  # how long words that are gone may stay in the files: of a small index ...
REFILL_MANY = timedelta(days=1)  # ... and of a large one
PROBLEMS = (IndexDamaged, OSError, ValueError)


class Keeper(Protocol):
    """Where word indexes lie: a folder, a database, a server. Each has a name such as "words-3"."""

    kind: str
    shared: bool  # by several machines

    def open(self, name: str, *, anew: bool) -> WordIndex:
        """An index by its name, with `anew` an empty one. Raises IndexDamaged where it cannot be read."""

    def names(self) -> list[str]:
        """Every index there is."""

    def drop(self, name: str) -> None:
        """Deletes an index; nothing happens if there is none."""


class Shelf:
    """One word index with its mark and its lock."""

    def __init__(self, place: Place, keeper: Keeper, *, version: str) -> None:
        self.place = place
        self.keeper = keeper
        self.version = version

    def mark(self) -> Mark | None:
        """How far it has come; None if there is no index of this kind, or none that this program can read."""
        mark = self.place.read()
        return mark if mark and (mark.kind, mark.version) == (self.keeper.kind, self.version) else None

    def is_current(self, state: IndexState) -> bool:
        """Nothing is left to do."""
        mark = self.mark()
        return mark is not None and mark.edition == state.edition and mark.seq == state.seq

    def catch_up(self, state: IndexState, *, now: datetime, wait: float, most: int | None = None) -> bool:
        """Brings the index to where the rows are; False if somebody else is at it for longer than `wait` seconds,
        or more than `most` entries would have to be written.
        """
        if self.is_current(state):
            return True
        with self.place.lock(wait) as mine:
            if not mine:
                return False
            mark = self.mark()
            if mark is None or mark.edition != state.edition or mark.seq > state.seq:
                return self._fill(state, now=now, most=most)
            try:
                return self._apply(mark, state, most=most)
            except PROBLEMS as problem:
                log.warning("word index damaged, made again", extra={"line": {"problem": type(problem).__name__}})
                return self._fill(state, now=now, most=most)

    def tidy_up(self, state: IndexState, *, now: datetime) -> bool:
        """Refills an index whose files still hold words that are gone, once it is time; True if it did."""
        mark = self.mark()
        if mark is None or mark.born >= state.words_gone:
            return False
        few = IndexEntry.objects.exclude(digest="").count() <= FEW
        if now - datetime.fromisoformat(mark.filled_at) < (REFILL_FEW if few else REFILL_MANY):
            return False
        with self.place.lock(0) as mine:
            return mine and self._fill(state, now=now)

    def damaged(self) -> None:
        """Somebody could not read it: the next one who catches up makes it again."""
        self.place.clear()

    def count(self) -> int | None:
        """How many texts it holds; None if it cannot be read."""
        mark = self.mark()
        try:
            return self.keeper.open(mark.name, anew=False).count() if mark else None
        except PROBLEMS:
            return None

    def _apply(self, mark: Mark, state: IndexState, *, most: int | None) -> bool:
        """Writes what changed since the mark."""
        rows = IndexEntry.objects.filter(seq__gt=mark.seq, seq__lte=state.seq).order_by("seq")
        if most is not None and rows.count() > most:
            return False
        words, thesaurus = self.keeper.open(mark.name, anew=False), current_thesaurus()
        last = mark.seq
        while batch := list(rows.filter(seq__gt=last)[:BATCH]):
            words.remove([row.key for row in batch if row.is_gone])
            words.put(entries_of(batch, thesaurus))
            words.commit()
            last = batch[-1].seq
            self.place.write(replace(mark, seq=last))
        self.place.write(replace(mark, seq=state.seq))
        return True

    def _fill(self, state: IndexState, *, now: datetime, most: int | None = None) -> bool:
        """Everything anew under the next name; the old index serves until then."""
        rows = IndexEntry.objects.exclude(digest="").filter(seq__lte=state.seq).order_by("seq")
        if most is not None and rows.count() > most:
            return False
        old = self.mark()
        number = int(old.name.rpartition("-")[2]) + 1 if old else time.time_ns() // 1_000_000
        words, thesaurus, last = self.keeper.open(name := f"words-{number}", anew=True), current_thesaurus(), 0
        while batch := list(rows.filter(seq__gt=last)[:BATCH]):
            words.put(entries_of(batch, thesaurus))
            words.commit()
            last = batch[-1].seq
        words.commit()
        mark = Mark(self.keeper.kind, name, state.edition, self.version, state.seq, state.seq, now.isoformat())
        self.place.write(mark)
        self._drop_others(mark)
        return True

    def _drop_others(self, mark: Mark) -> None:
        for name in self.keeper.names():
            if name != mark.name:
                self.keeper.drop(name)


def entries_of(rows: list[IndexEntry], thesaurus: Thesaurus) -> list[Entry]:
    """What the word index holds of these rows."""
    return [
        entry_for(unpacked(row.key, row.document), thesaurus, is_open=row.audience == EVERYONE)
        for row in rows
        if not row.is_gone
    ]
