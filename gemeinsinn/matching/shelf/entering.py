"""How a document goes into the word index."""

from collections.abc import Sequence
from functools import lru_cache

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.engine.thesaurus import Concept, Thesaurus, read_packaged
from gemeinsinn.matching.engine.thesaurus.concepts import name_of
from gemeinsinn.matching.engine.tokens import SHOWN, entry_of
from gemeinsinn.matching.engine.understanding import concepts_of
from gemeinsinn.matching.engine.words import Entry
from gemeinsinn.matching.models import Synonym
from gemeinsinn.matching.shelf.meaning import packaged_thesaurus


def current_thesaurus() -> Thesaurus:
    """The packaged one with what editors added; the same object until they add something."""
    rows = Synonym.objects.order_by("pk").values_list("pk", "words", "language")
    return _thesaurus_with(tuple((pk, tuple(words), language) for pk, words, language in rows))


@lru_cache(maxsize=2)
def _thesaurus_with(rows: tuple[tuple[int, tuple[str, ...], str], ...]) -> Thesaurus:
    """Making one takes a second or two: every word in it is analysed."""
    if not rows:
        return packaged_thesaurus()
    own = [Concept(f"own-{pk}-{name_of(words[0])}", words[0], {language: words}) for pk, words, language in rows]
    return Thesaurus([*read_packaged(), *own])


def entry_for(document: Document, thesaurus: Thesaurus, *, is_open: bool) -> Entry:
    """Its tokens by zone. Words of a text that is not for everyone are found, but never suggested to anybody."""
    texts = {"title": document.title, "text": document.text}
    concepts: dict[str, Sequence[str]] = {
        zone: concepts_of(text, document.language, thesaurus) for zone, text in texts.items()
    }
    entry = entry_of(document, concepts)
    if is_open:
        return entry
    zones = {zone: [token for token in tokens if not token.startswith(SHOWN)] for zone, tokens in entry.zones.items()}
    return Entry(entry.key, entry.side, zones)
