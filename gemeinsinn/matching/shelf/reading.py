"""The index as this process sees it: opened when first needed, brought up to date before each search.

Words lie in the shelf of the machine, permissions, facts and vectors in memory, texts in the rows. What takes long
(models, many vectors) is loaded by a thread of its own; until then search runs on words.
"""

import ctypes
import logging
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from sys import intern

from django.db import close_old_connections
from django.utils import timezone

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.engine.index import Index
from gemeinsinn.matching.engine.spelling import Spelling
from gemeinsinn.matching.engine.vectors import VectorIndex
from gemeinsinn.matching.models import IndexEntry, IndexState, MeaningVector
from gemeinsinn.matching.shelf.cards import Cards
from gemeinsinn.matching.shelf.encoders import are_loaded, chosen_encoders, load_encoders
from gemeinsinn.matching.shelf.entering import current_thesaurus
from gemeinsinn.matching.shelf.files import Shelf
from gemeinsinn.matching.shelf.freshness import read_state
from gemeinsinn.matching.shelf.keepers import chosen_shelf
from gemeinsinn.matching.shelf.marks import Mark

log = logging.getLogger("gemeinsinn.matching")

BATCH = 1_000
MOST_VECTORS_AT_SEARCH = 500  # more is the thread's
MOST_WORDS_AT_SEARCH = 2_000  # entries a search writes into the shelf itself; more is the worker's
PATIENCE = 1.0  # seconds a search waits for the index to be opened the first time; then it asks the database
MINUTE = 60.0
WAIT = 0.3  # seconds a search waits for another process that writes to the shelf
FACTS = ("key", "audience", "side", "kind", "lat", "lon", "starts", "ends", "since", "responses")


class NoIndex(Exception):
    """There is nothing to search in yet: look into the database."""


class Reader:
    """One view of the index. Threads share it; bringing it up to date is one thread's work at a time."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.cards = Cards()
        self._index: Index | None = None
        self._mark: Mark | None = None
        self._edition = ""
        self._seq = 0  # up to which entries and vectors are known
        self._wanted: dict[str, None] = {}  # keys whose vectors are to be loaded, in their order
        self._lock = threading.RLock()
        self._loading: threading.Thread | None = None

    def opened(self, *, now: datetime, patience: float = PATIENCE) -> Index:
        """The index as of now. Raises NoIndex if there is none yet, IndexDamaged if it cannot be read.

        While another thread opens it for the first time, nobody waits longer than `patience` seconds.
        """
        state = read_state(now=now)
        if state.built_at is None or not self._lock.acquire(timeout=-1 if self._index else patience):
            raise NoIndex
        try:
            self.shelf.catch_up(state, now=now, wait=WAIT, most=MOST_WORDS_AT_SEARCH)
            index = self._open(state)
            self._read_entries(index, state)
            if not are_loaded() or len(self._wanted) > MOST_VECTORS_AT_SEARCH:
                self.load_in_background()
            else:
                index.encoders = list(load_encoders())
                self._read_vectors(index, most=MOST_VECTORS_AT_SEARCH)
        finally:
            self._lock.release()
        return index

    def load_everything(self) -> None:
        """Models and all vectors; takes seconds the first time."""
        index = self.opened(now=timezone.now(), patience=MINUTE)
        encoders = load_encoders()
        while self._wanted:
            self._read_vectors(index, most=BATCH)
        self._wanted = {}  # a dictionary keeps the room of all it ever held
        index.encoders = list(encoders)
        give_memory_back()

    def load_in_background(self) -> None:
        """The same without waiting."""
        with self._lock:
            if self._loading is None or not self._loading.is_alive():
                self._loading = threading.Thread(target=self._load_quietly, name="matching", daemon=True)
                self._loading.start()

    def _load_quietly(self) -> None:
        try:
            self.load_everything()
        except NoIndex:
            log.info("no index yet")
        except Exception:  # a thread has nobody to tell
            log.exception("meaning could not be loaded")
        finally:
            close_old_connections()

    def _open(self, state: IndexState) -> Index:
        """The index on the words of the latest mark, empty where another edition has begun."""
        mark = self.shelf.mark()
        if mark is None:
            raise NoIndex
        if self._index is None or state.edition != self._edition or state.seq < self._seq:
            words = self.shelf.keeper.open(mark.name, anew=False)
            vectors = VectorIndex({encoder.name: encoder.dims for encoder in chosen_encoders()})
            self._index = Index(words, vectors=vectors, thesaurus=current_thesaurus())
            self.cards = Cards()
            self._edition, self._seq, self._wanted = state.edition, 0, {}
        elif self._mark is None or mark.name != self._mark.name:
            self._index.words = self.shelf.keeper.open(mark.name, anew=False)
            self._index.spelling = Spelling(self._index.words)
        elif mark.seq != self._mark.seq:
            self._index.refresh()
        self._mark = mark
        return self._index

    def _read_entries(self, index: Index, state: IndexState) -> None:
        """Facts of what changed since the last time, and who may find it; vectors are wanted again.

        In batches: what is held for a moment only would stay with the process for ever.
        """
        if state.seq == self._seq:
            return
        since = {"seq__gt": self._seq, "seq__lte": state.seq}
        told = IndexEntry.objects.filter(**since).values_list("key", "audience", "meaning").iterator(chunk_size=BATCH)
        while changed := list(islice(told, BATCH)):
            self.cards.forget(key for key, _audience, _meaning in changed)
            index.remove([key for key, audience, _meaning in changed if not audience], words=False)
            index.put(facts_of(key for key, audience, _meaning in changed if audience), words=False)
            self._wanted |= dict.fromkeys(key for key, _audience, meaning in changed if meaning)
        new = MeaningVector.objects.filter(**since).values("digest")
        keys = IndexEntry.objects.filter(meaning__in=new).values_list("key", flat=True)
        self._wanted |= dict.fromkeys(keys.iterator(chunk_size=BATCH))
        self._seq = state.seq

    def _read_vectors(self, index: Index, *, most: int) -> None:
        """Loads vectors that are wanted, at most so many. Those not made yet come later, by their seq."""
        with self._lock:
            batch = list(islice(self._wanted, most))
            if not batch:
                return
            digests = dict(IndexEntry.objects.filter(key__in=batch).exclude(meaning="").values_list("key", "meaning"))
            coded: dict[str, dict[str, bytes]] = {}
            for encoder in chosen_encoders():
                rows = MeaningVector.objects.filter(
                    encoder=encoder.name, version=encoder.version, digest__in=set(digests.values())
                )
                vectors = dict(rows.values_list("digest", "data"))
                for key, digest in digests.items():
                    if digest in vectors:
                        coded.setdefault(key, {})[encoder.name] = bytes(vectors[digest])
            index.put(facts_of(coded), coded, words=False)
            for key in batch:
                self._wanted.pop(key, None)


def give_memory_back() -> None:
    """What was taken for a moment goes back to the system, where its library can do so (glibc keeps it otherwise)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def facts_of(keys: Iterable[str]) -> Iterator[Document]:
    """Documents without their words: all that is kept of each in memory."""
    wanted = list(keys)
    for start in range(0, len(wanted), BATCH):
        rows = IndexEntry.objects.filter(key__in=wanted[start : start + BATCH]).exclude(digest="")
        for key, audience, side, kind, lat, lon, starts, ends, since, responses in rows.order_by("key").values_list(
            *FACTS
        ):
            yield Document(
                key,
                intern(side),
                intern(kind),
                "",
                "",
                lat=lat,
                lon=lon,
                starts=starts,
                ends=ends,
                changed=since,
                responses=responses,
                audience=intern(audience),
            )


@dataclass(slots=True)
class _Process:
    reader: Reader | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


_process = _Process()


def current_reader() -> Reader:
    """The one of this process."""
    with _process.lock:
        if _process.reader is None:
            _process.reader = Reader(chosen_shelf())
        return _process.reader


def warm_up() -> None:
    """Called when a web process has begun to serve: models and vectors are loaded beside the first requests."""
    current_reader().load_in_background()


def forget_reader() -> None:
    """As at the start of the process: after a fork, and between tests."""
    _process.reader, _process.lock = None, threading.Lock()
