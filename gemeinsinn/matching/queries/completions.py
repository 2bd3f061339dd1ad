"""Words while somebody types, and "did you mean": only words of texts the asker may see."""

import logging
from datetime import datetime
from typing import Any

from django.db import DatabaseError

from gemeinsinn.core.text import clean_line
from gemeinsinn.matching.engine.analyzer.letters import fold
from gemeinsinn.matching.engine.documents import Audiences
from gemeinsinn.matching.engine.index import Index
from gemeinsinn.matching.engine.tokens import SURFACE
from gemeinsinn.matching.engine.words import IndexDamaged
from gemeinsinn.matching.queries.requests import LONGEST
from gemeinsinn.matching.shelf.reading import NoIndex, current_reader
from gemeinsinn.matching.sources import EVERYONE

log = logging.getLogger("gemeinsinn.matching")

MOST = 8
ENOUGH = 50  # texts that are looked at before a word counts as seen by nobody
PUBLIC = Audiences(frozenset({EVERYONE}))


def completions(viewer: Any, text: str, *, now: datetime, most: int = MOST) -> list[str]:
    """What somebody may be typing: their words with the last one completed. Never an error, perhaps nothing.

    The words are those of texts everyone may see, whoever asks: they are the same for all.
    """
    line = clean_line(text[: 2 * LONGEST])[:LONGEST]
    before, _blank, last = line.rpartition(" ")
    if not last:
        return []
    reader = current_reader()
    try:
        index = reader.opened(now=now)
        words = index.spelling.complete(last, most, lambda word: is_seen(index, word.key, PUBLIC))
    except (NoIndex, IndexDamaged, DatabaseError):
        log.info("completions without index")
        return []
    return [f"{before} {word}".strip() for word in words]


def is_seen(index: Index, key: str, allowed: Audiences) -> bool:
    """A text with this word may be seen. The vocabulary alone may hold words of texts that are gone or not for all."""
    return index.stands(SURFACE + key, allowed, ENOUGH)


def seen_correction(index: Index, asked: str, corrected: str, allowed: Audiences) -> str:
    """A better spelling, if every new word in it stands in a text the asker may see; else nothing."""
    new = set(corrected.split()) - set(asked.split())
    return corrected if all(is_seen(index, fold(word), allowed) for word in new) else ""
