"""Giving texts their vectors: each text once for each encoder and version, the newest first."""

from collections.abc import Sequence
from datetime import datetime
from time import monotonic

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from gemeinsinn.matching.actions.entries import lock_state, save_numbers
from gemeinsinn.matching.engine.encoders import Encoder
from gemeinsinn.matching.engine.meaning import encode_documents, pack
from gemeinsinn.matching.models import IndexEntry, MeaningVector
from gemeinsinn.matching.shelf.documents import unpacked
from gemeinsinn.matching.shelf.meaning import texts_to_encode

AT_ONCE = 8  # texts in one call of an encoder


def waiting_entries(encoder: Encoder) -> QuerySet[IndexEntry]:
    """Entries whose text this encoder has not seen."""
    known = MeaningVector.objects.filter(digest=OuterRef("meaning"), encoder=encoder.name, version=encoder.version)
    return IndexEntry.objects.exclude(digest="").filter(~Exists(known)).order_by("-seq")


def encode_waiting(*, encoders: Sequence[Encoder], now: datetime, seconds: float = 2.0) -> int:
    """Encodes what waits, for about so many seconds; returns how many vectors are new. Call it again until it is 0."""
    until = monotonic() + seconds
    count = 0
    for encoder in encoders:
        while new := _encode_some(encoder, now=now):
            count += new
            if monotonic() >= until:
                return count
    return count


def _encode_some(encoder: Encoder, *, now: datetime) -> int:
    """Outside a transaction, for it takes a while; a text that changed meanwhile has another digest and comes again."""
    entries = waiting_entries(encoder).values_list("meaning", "key", "document")[:AT_ONCE]
    texts = {digest: texts_to_encode(unpacked(key, document)) for digest, key, document in entries}
    if not texts:
        return 0
    plain, rich = zip(*texts.values(), strict=True)
    rows = map(pack, encode_documents(encoder, plain, rich))
    return store_vectors(encoder=encoder, rows=dict(zip(texts, rows, strict=True)), now=now)


@transaction.atomic
def store_vectors(*, encoder: Encoder, rows: dict[str, bytes], now: datetime) -> int:
    """Keeps vectors of texts that still stand somewhere; what another worker stored first stays."""
    state = lock_state()
    wanted = set(IndexEntry.objects.filter(meaning__in=rows).values_list("meaning", flat=True))
    new = []
    for digest in sorted(wanted):
        state.seq += 1
        new.append(
            MeaningVector(
                digest=digest, encoder=encoder.name, version=encoder.version, data=rows[digest], seq=state.seq
            )
        )
    MeaningVector.objects.bulk_create(new, ignore_conflicts=True)
    save_numbers(state)
    return len(rows)


def forget_versions(*, encoders: Sequence[Encoder]) -> int:
    """Deletes vectors of encoders and versions that are no longer used; returns how many."""
    kept = MeaningVector.objects.all()
    for encoder in encoders:
        kept = kept.exclude(encoder=encoder.name, version=encoder.version)
    gone: int = kept.delete()[0]
    return gone
