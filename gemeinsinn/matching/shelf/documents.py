"""The engine's documents as JSON in rows, and the digests that tell whether something has changed."""

import json
from dataclasses import asdict, fields
from datetime import date
from hashlib import sha256
from typing import Any

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.shelf.meaning import meaning_of
from gemeinsinn.matching.sources import Text

DATES = frozenset({"starts", "ends", "changed"})
NAMES = frozenset(field.name for field in fields(Document))


def packed(document: Document) -> dict[str, Any]:
    """A document as JSON, without what is empty."""
    told = {name: value for name, value in asdict(document).items() if value not in (None, "", (), 0)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


def unpacked(key: str, told: dict[str, Any]) -> Document:
    """The document of a row; what an older version wrote and nobody knows any more is left out."""
    values: dict[str, Any] = {"key": key, "side": "", "kind": "", "title": "", "text": ""}
    for name, value in told.items():
        if name in DATES:
            values[name] = date.fromisoformat(value)
        elif name in NAMES:
            values[name] = tuple(value) if isinstance(value, list) else value
    return Document(**values)


def digest_of(text: Text) -> str:
    """The same for the same text, audience, facets and choice of what is encoded."""
    told = [packed(text.document), text.audience, text.facets, meaning_of(text.document)]
    return digest_of_words(json.dumps(told, sort_keys=True, ensure_ascii=False))


def digest_of_words(words: str) -> str:
    """Sixty-four letters for any text."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
