"""How alike a text and others are, from 0 to 1: by the index where it knows them, by words of our analyzer where not."""

import logging
import re
from collections.abc import Collection, Sequence
from datetime import datetime

from gemeinsinn.matching.engine.analyzer import Term, terms
from gemeinsinn.matching.engine.documents import Document, Query
from gemeinsinn.matching.engine.index import Hit
from gemeinsinn.matching.engine.words import IndexDamaged
from gemeinsinn.matching.shelf.reading import NoIndex, current_reader
from gemeinsinn.matching.sources import key_of, parts_of, source_of

log = logging.getLogger("gemeinsinn.matching")

NUMBER = re.compile(
    r"[\d.,]+|(?:ein|zwei|drei|vier|fünf|sechs|sechz|sieben|siebz|acht|neun|zehn|elf|zwölf|zwan|zig|ßig|hundert|tausend|und)+e?r?",
    re.IGNORECASE,
)
MOST = 400
MOST_MEANT = 16
SAME = 0.6  # two texts as close as this say the same; unrelated ones lie about 0
BY_MEANING, BY_WORDS = 0.75, 0.25  # together 1


def hits_for(text: str, *, sides: frozenset[str], allowed: Collection[str] | None, now: datetime) -> dict[str, float]:
    """Likeness by key of what the index finds; {} without an index, and a line in the log where it fails."""
    if not text.strip():
        return {}
    try:
        index = current_reader().opened(now=now)
        found = index.search(Query(text, want=sides), allowed=allowed, most=MOST)
    except NoIndex:
        return {}
    except IndexDamaged as problem:
        log.warning("word index cannot be read", extra={"line": {"problem": str(problem)}})
        return {}
    return {hit.key: likeness_of(hit, meaning=found.meaning) for hit in found.hits}


def without_numbers(text: str) -> str:
    """ "Zwanzig Stühle" looks for chairs: how many is another feature."""
    return " ".join(word for word in text.split() if not NUMBER.fullmatch(word.strip(".,;:()"))) or text


def likeness_of(hit: Hit, *, meaning: bool) -> float:
    """One hit's meaning and words as one number; words alone where nothing is encoded."""
    words = hit.features.get("words") or 0.0
    if not meaning:
        return min(words, 1.0)
    return as_one(hit.features.get("closeness") or 0.0, words)


def as_one(closeness: float, words: float) -> float:
    """Meaning and words as one number from 0 to 1."""
    return BY_MEANING * min(max(closeness, 0.0) / SAME, 1.0) + BY_WORDS * min(words, 1.0)


def likeness(text: str, language: str, keys: Collection[str], *, now: datetime) -> dict[str, float]:
    """Every one of these keys. Texts the index does not know (yet) are read and compared word by word."""
    sides = frozenset(parts_of(key)[0] for key in keys)
    found = hits_for(text, sides=sides, allowed=frozenset(keys), now=now) if keys else {}
    asked = terms(text, language)
    for side in sorted(sides):
        missing = [parts_of(key)[1] for key in keys if key not in found and parts_of(key)[0] == side]
        texts = source_of(side).texts(sorted(missing)) if missing else {}
        found |= {key_of(side, pk): shared_words(asked, one.document) for pk, one in texts.items()}
    return found


def likeness_to(key: str, texts: Sequence[tuple[str, str]], *, now: datetime) -> list[float]:
    """How alike one text of the index is to each of these (words, language), in their order.

    No other text is looked at, so many can be compared at once: all by their words, and of those that share most the
    first MOST_MEANT by their meaning, for one that was never encoded takes 20 to 40 ms.
    """
    side, pk = parts_of(key)
    there = source_of(side).texts([pk]).get(pk) if texts else None
    if there is None:
        return [0.0] * len(texts)
    words = [shared_words(terms(text, language), there.document) for text, language in texts]
    first = sorted(range(len(texts)), key=lambda place: -words[place])[:MOST_MEANT]
    try:
        close = current_reader().opened(now=now).closeness([texts[place][0] for place in first], key)
    except NoIndex:
        return words
    meant = dict(zip(first, close, strict=True)) if close else {}
    return [as_one(meant.get(place, 0.0), share) for place, share in enumerate(words)] if meant else words


def shared_words(asked: Collection[Term], document: Document) -> float:
    """The share of the words asked, by weight, that stand in the other text in any form."""
    there = {key for term in terms(f"{document.title} {document.text}", document.language) for key in term.keys()}  # noqa: SIM118 -- a method of ours, no dict
    whole = sum(term.weight for term in asked)
    return sum(term.weight for term in asked if term.keys() & there) / whole if whole else 0.0
