"""What a question in another language was understood as, for the sentence that says so."""

from gemeinsinn.matching.engine.understanding import understand
from gemeinsinn.matching.engine.weights import Weights
from gemeinsinn.matching.shelf.entering import current_thesaurus


def understood_as(words: str, language: str) -> str:
    """German words for what was asked in another language; "" for German, or if none of it is in the thesaurus."""
    if not words or language in {"", "de"}:
        return ""
    return understand(words, language, current_thesaurus(), Weights(gloss_words=1)).gloss
