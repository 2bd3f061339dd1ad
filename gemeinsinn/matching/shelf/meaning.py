"""Which part of a document is encoded, and with what beside it."""

from functools import cache

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.engine.meaning import plain_text
from gemeinsinn.matching.engine.thesaurus import Thesaurus, read_packaged
from gemeinsinn.matching.engine.understanding import labels
from gemeinsinn.matching.engine.weights import Weights


@cache
def packaged_thesaurus() -> Thesaurus:
    """The one that comes with the program: an editor's words change searches, not what is stored of texts."""
    return Thesaurus(read_packaged())


def texts_to_encode(document: Document) -> tuple[str, str]:
    """The text as written, and with words of the thesaurus beside it."""
    plain = plain_text(document)
    beside = labels(document, packaged_thesaurus(), Weights())
    return plain, f"{plain} {beside}".strip()


def meaning_of(document: Document) -> str:
    """Everything an encoder sees of it: while this stays, its vectors do."""
    return "\0".join(texts_to_encode(document))
