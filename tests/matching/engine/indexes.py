"""An encoder without a model, and small indexes on it."""

import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from gemeinsinn.matching.engine.analyzer import terms
from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.engine.index import Index
from gemeinsinn.matching.engine.tantivy_words import TantivyWords
from gemeinsinn.matching.engine.thesaurus import Concept, Thesaurus

TODAY = date(2026, 11, 22)
BICYCLE = Concept("fahrrad", "Fahrrad", {"de": ("Fahrrad", "Drahtesel"), "en": ("bicycle",), "pl": ("rower",)})
REPAIR = Concept("reparatur", "Reparatur", {"de": ("Reparatur", "heile machen"), "en": ("repair",)})
SMALL = Thesaurus([BICYCLE, REPAIR])


class Letters:
    """Texts with the same stems get the same vector: enough for everything but the meaning of words."""

    name = "letters"
    version = "1"
    dims = 32
    quick = True

    def check(self) -> None:
        """It is always what it is."""

    def encode_query(self, text: str) -> np.ndarray:
        return self.encode_texts([text])[0]

    def encode_texts(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), self.dims), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for stem in {stem for term in terms(text) for stem in term.stems}:
                row[zlib.crc32(stem.encode()) % self.dims] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def make_document(key: str = "need:1", title: str = "Fahrrad gesucht", text: str = "", **fields: Any) -> Document:
    values = {"side": key.partition(":")[0], "kind": "sachen"} | fields
    return Document(key=key, title=title, text=text, **values)


def make_index(folder: Path, documents: Sequence[Document] = (), encoders: Sequence[Any] | None = None) -> Index:
    index = Index(TantivyWords(folder), [Letters()] if encoders is None else encoders, thesaurus=SMALL)
    if documents:
        index.put(documents, index.encode(documents))
    index.commit()
    return index
