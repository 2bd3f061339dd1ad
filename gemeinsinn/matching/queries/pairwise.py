"""How alike many texts are to many others, all at once: for planning, where a search for each would take too long."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gemeinsinn.matching.engine.analyzer import terms
from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.engine.meaning import unpack
from gemeinsinn.matching.models import IndexEntry, MeaningVector
from gemeinsinn.matching.queries.likeness import BY_MEANING, BY_WORDS, SAME, shared_words, without_numbers
from gemeinsinn.matching.shelf.encoders import chosen_encoders
from gemeinsinn.matching.sources import parts_of, source_of

SCALE_BYTES = 4
Table = NDArray[np.float64]


def documents_by_key(keys: Sequence[str]) -> dict[str, Document]:
    """The texts as they stand in the index, read from the objects themselves; one query a side."""
    found: dict[str, Document] = {}
    for side in sorted({parts_of(key)[0] for key in keys}):
        texts = source_of(side).texts([parts_of(key)[1] for key in keys if parts_of(key)[0] == side])
        found |= {text.document.key: text.document for text in texts.values()}
    return found


def likeness_table(rows: Sequence[str], columns: Sequence[str]) -> Table:
    """0 to 1 for each pair of keys; by words alone where there are no vectors."""
    texts = documents_by_key([*rows, *columns])
    words = np.zeros((len(rows), len(columns)))
    for row, key in enumerate(rows):
        asked = terms(without_numbers(texts[key].title), texts[key].language) if key in texts else []
        for column, other in enumerate(columns):
            words[row, column] = shared_words(asked, texts[other]) if other in texts else 0.0
    close, known = closeness_table(rows, columns)
    return np.where(known, BY_MEANING * np.clip(close / SAME, 0, 1) + BY_WORDS * words, words)


def closeness_table(rows: Sequence[str], columns: Sequence[str]) -> tuple[Table, NDArray[np.bool_]]:
    """Similarity of the vectors, the mean over the encoders, and for which pairs there are any."""
    close, count = np.zeros((len(rows), len(columns))), np.zeros((len(rows), len(columns)))
    for encoder in chosen_encoders():
        vectors = vectors_of([*rows, *columns], encoder.name, encoder.version)
        one, there = _stacked(rows, vectors)
        other, here = _stacked(columns, vectors)
        if one.shape[1] and other.shape[1]:
            both = there[:, None] & here[None, :]
            close += np.where(both, one @ other.T, 0.0)
            count += both
    return close / np.maximum(count, 1), count > 0


def vectors_of(keys: Sequence[str], encoder: str, version: str) -> dict[str, NDArray[np.float64]]:
    """Vectors by key, of length one; two queries."""
    digests = dict(IndexEntry.objects.filter(key__in=keys).exclude(meaning="").values_list("key", "meaning"))
    rows = MeaningVector.objects.filter(encoder=encoder, version=version, digest__in=set(digests.values()))
    data = dict(rows.values_list("digest", "data"))
    found: dict[str, NDArray[np.float64]] = {}
    for key, digest in digests.items():
        if digest in data:
            stored = bytes(data[digest])
            numbers = unpack(stored, len(stored) - SCALE_BYTES)[0].astype(np.float64)
            found[key] = numbers / max(float(np.linalg.norm(numbers)), 1e-9)
    return found


def _stacked(keys: Sequence[str], vectors: dict[str, NDArray[np.float64]]) -> tuple[Table, NDArray[np.bool_]]:
    """One row a key, zeros where there is no vector."""
    size = max((len(vector) for vector in vectors.values()), default=0)
    nothing = np.zeros(size)
    return np.array([vectors.get(key, nothing) for key in keys]).reshape(len(keys), size), np.array(
        [key in vectors for key in keys], dtype=bool
    )
