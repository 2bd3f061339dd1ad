"""From text to terms: what the index of words holds and is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from gemeinsinn.matching.engine.analyzer import foreign, german
from gemeinsinn.matching.engine.analyzer.letters import clean, fold, is_number, words_of
from gemeinsinn.matching.engine.analyzer.stops import is_stop, weight

_UNITS = {"qm": "quadratmeter", "m²": "quadratmeter", "m2": "quadratmeter", "kg": "kilogramm", "km": "kilometer",
          "h": "stunde", "std": "stunde", "l": "liter", "eur": "euro", "€": "euro", "stk": "stuck"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a text with its keys, all folded; `start` and `end` are places in the cleaned text."""

    text: str
    start: int
    end: int
    surface: str
    lemmas: tuple[str, ...]
    stems: tuple[str, ...]
    parts: tuple[str, ...] = ()  # stems of the parts of a compound, the head first
    weight: float = 1.0

    def keys(self) -> frozenset[str]:
        """Everything this word can be found by."""
        return frozenset({self.surface, *self.lemmas, *self.stems, *self.parts})


def terms(text: str, language: str = "de", *, split: bool = True) -> list[Term]:
    """The words of a text that carry meaning, in their order; `split=False` leaves compounds whole, which is quicker."""
    found = []
    for word, start, end in words_of(clean(text)):
        known = _term(word, language, split)
        if known is not None:
            found.append(Term(word, start, end, *known))
    return found


@lru_cache(maxsize=32_768)
def _term(
    word: str, language: str, split: bool
) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], float] | None:
    surface = fold(word)
    if not surface or is_stop(surface, language):
        return None
    if is_number(word) or word.lower() in _UNITS:
        key = _UNITS.get(word.lower(), surface)
        return key, (key,), (key,), (), weight(key, number=is_number(word))
    if language != "de":
        return surface, (foreign.lemma(word, language),), (foreign.stem(word, language),), (), 1.0
    readings = german.lemmas(word)
    lemmas = _unique(fold(lemma) for lemma in readings)
    parts = _unique(german.stem(part) for part in german.parts(word)) if split else ()
    stems = _unique(german.stem(lemma) for lemma in readings)
    return surface, lemmas, stems, parts, min(weight(key) for key in (surface, *lemmas))


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
