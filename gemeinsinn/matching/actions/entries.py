"""Writing entries: every change takes the next number, so that readers ask only for what is new."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.models import IndexEntry, IndexState, MeaningVector
from gemeinsinn.matching.shelf.documents import digest_of, digest_of_words, packed
from gemeinsinn.matching.shelf.meaning import meaning_of
from gemeinsinn.matching.sources import Source, Text, key_of, source_of

COPIED = {
    "kind": "kind",
    "lat": "lat",
    "lon": "lon",
    "since": "changed",
    "ends": "ends",
}  # column: part of the document
WRITTEN = ["audience", "document", "facets", *COPIED, "digest", "meaning", "dirty", "seq"]
NOTHING = Document(key="", side="", kind="", title="", text="")


def lock_state() -> IndexState:
    """The one row of the state, held until the transaction ends: whoever writes to the index does so alone."""
    while not IndexState.objects.filter(pk=1).update(seq=F("seq")):  # an update locks on SQLite and PostgreSQL alike
        IndexState.objects.get_or_create(pk=1)
    return IndexState.objects.get(pk=1)


@transaction.atomic
def index_objects(*, side: str, ids: Iterable[int], now: datetime) -> int:
    """Reads these objects again and writes what changed; returns how many entries did."""
    state = lock_state()
    changed = write_entries(state, source_of(side), set(ids))
    save_numbers(state)
    return changed


def write_entries(state: IndexState, source: Source, ids: Collection[int]) -> int:
    """The same under a lock that is held already; the caller saves the state's `seq` and `words_gone`."""
    if not ids:
        return 0
    texts = source.texts(sorted(ids))
    known = {entry.object_id: entry for entry in IndexEntry.objects.filter(side=source.side, object_id__in=ids)}
    new = [
        _filled(IndexEntry(key=key_of(source.side, pk), side=source.side, object_id=pk), text)
        for pk, text in texts.items()
        if pk not in known
    ]
    old = [known[pk] for pk in sorted(known) if known[pk].dirty or _digest(texts.get(pk)) != known[pk].digest]
    meanings = {entry.meaning for entry in old}
    for entry in old:
        _filled(entry, texts.get(entry.object_id))
    _number(state, [*new, *old])
    IndexEntry.objects.bulk_create(new, batch_size=200)
    IndexEntry.objects.bulk_update(old, WRITTEN, batch_size=100)
    _forget_meanings(meanings - {entry.meaning for entry in old})
    if old:
        state.words_gone = state.seq
    return len(new) + len(old)


def _digest(text: Text | None) -> str:
    return digest_of(text) if text else ""


def _filled(entry: IndexEntry, text: Text | None) -> IndexEntry:
    """The entry with what a text says, or empty."""
    entry.dirty = False
    entry.digest = _digest(text)
    entry.audience = text.audience if text else ""
    entry.document = packed(text.document) if text else {}
    entry.facets = text.facets if text else {}
    entry.meaning = digest_of_words(meaning_of(text.document)) if text else ""
    for column, name in COPIED.items():
        setattr(entry, column, getattr(text.document if text else NOTHING, name))
    return entry


def _number(state: IndexState, entries: Iterable[IndexEntry]) -> None:
    for entry in entries:
        state.seq += 1
        entry.seq = state.seq


@transaction.atomic
def forget_entries(*, side: str, ids: Iterable[int], now: datetime) -> int:
    """Empties entries at once and has them read again after this transaction; returns how many there were."""
    state = lock_state()
    rows = list(IndexEntry.objects.filter(side=side, object_id__in=list(ids)).exclude(digest=""))
    meanings = {row.meaning for row in rows}
    for row in rows:
        _filled(row, None).dirty = True
    _number(state, rows)
    IndexEntry.objects.bulk_update(rows, WRITTEN, batch_size=100)
    _forget_meanings(meanings)
    if rows:
        state.words_gone = state.seq
    save_numbers(state)
    return len(rows)


def save_numbers(state: IndexState) -> None:
    """Keeps the numbers taken; call it before the lock ends."""
    state.save(update_fields=["seq", "words_gone"])


def _forget_meanings(digests: Collection[str]) -> None:
    """Vectors of texts that stand nowhere any more are deleted."""
    wanted = set(IndexEntry.objects.filter(meaning__in=digests).values_list("meaning", flat=True))
    MeaningVector.objects.filter(digest__in=set(digests) - wanted).delete()
