"""Which part of a document is encoded."""

from gemeinsinn.matching.engine.documents import Document


def meaning_of(document: Document) -> str:
    """Title and text; the small print would only make every text alike."""
    return f"{document.title}\n{document.text}".strip()
