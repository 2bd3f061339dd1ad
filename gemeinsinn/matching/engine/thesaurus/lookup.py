"""Finds concepts in the words of a text, whatever their endings."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gemeinsinn.matching.engine.analyzer import Term, terms
from gemeinsinn.matching.engine.thesaurus.concepts import Concept

_LONGEST_PHRASE = 4
_LOOSE = frozenset({"ar", "tr", "ru", "uk", "pl"})  # languages where a word may differ from ours in its ending
_WHOLE, _STEM, _PART, _PREFIX = 1.0, 0.95, 0.7, 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """A concept in a text: its first and last term, and how sure it is (1 for the very word)."""

    concept: Concept
    first: int
    last: int
    sure: float


class Thesaurus:
    """Concepts by their words. Immutable: an editor's synonyms make a new one."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts = {concept.name: concept for concept in concepts}
        self._phrases: dict[str, dict[tuple[str, ...], list[Concept]]] = {}
        self._stems: dict[str, list[str]] = {}
        for concept in self.concepts.values():
            for language, words in concept.words.items():
                for word in words:
                    self._add(language, word, concept)
        for language, phrases in self._phrases.items():
            self._stems[language] = sorted({phrase[0] for phrase in phrases if len(phrase) == 1})

    def _add(self, language: str, word: str, concept: Concept) -> None:
        known = terms(word, language, split=False)
        phrases = self._phrases.setdefault(language, {})
        for key in _keys([term.lemmas for term in known]) | _keys([term.stems for term in known]):
            if concept not in phrases.setdefault(key, []):
                phrases[key].append(concept)

    def knows(self, word: str, language: str) -> bool:
        """Whether a word of some concept is this one, whatever its ending."""
        phrases = self._phrases.get(language, {})
        return any((key,) in phrases for term in terms(word, language, split=False) for key in term.stems)

    def find(self, words: Sequence[Term], language: str) -> list[Found]:
        """Concepts in the order of the text, long phrases before their words; a word may have several."""
        found: list[Found] = []
        position = 0
        while position < len(words):
            here = self._phrase_at(words, position, language) or self._loose_at(words[position], position, language)
            found += here
            position = max((match.last for match in here if match.sure >= _STEM), default=position) + 1
        return found

    def _phrase_at(self, words: Sequence[Term], first: int, language: str) -> list[Found]:
        phrases = self._phrases.get(language, {})
        for length in range(min(_LONGEST_PHRASE, len(words) - first), 0, -1):
            run = words[first : first + length]
            for sure, levels in ((_WHOLE, [term.lemmas for term in run]), (_STEM, [term.stems for term in run])):
                concepts = {c.name: c for key in sorted(_keys(levels)) for c in phrases.get(key, ())}
                if concepts:
                    return [Found(concept, first, first + length - 1, sure) for concept in concepts.values()]
        return []

    def _loose_at(self, word: Term, position: int, language: str) -> list[Found]:
        phrases = self._phrases.get(language, {})
        if word.parts:
            concepts = {c.name: c for part in word.parts for c in phrases.get((part,), ())}
            return [Found(concept, position, position, _PART) for concept in concepts.values()]
        near = self._nearest_stem(word.stems[0], language) if language in _LOOSE and word.stems else None
        return [Found(concept, position, position, _PREFIX) for concept in phrases[(near,)]] if near else []

    def _nearest_stem(self, stem: str, language: str) -> str | None:
        """The stem with the longest beginning in common, if that is most of both."""
        stems = self._stems.get(language, [])
        place = bisect_left(stems, stem)
        best, most = None, 0
        for candidate in stems[max(0, place - 2) : place + 2]:
            common = _common(stem, candidate)
            if common > most and common >= max(4, 0.7 * max(len(stem), len(candidate))):
                best, most = candidate, common
        return best


def _keys(levels: Sequence[Sequence[str]]) -> set[tuple[str, ...]]:
    """Every combination of readings of the words of a phrase."""
    keys: set[tuple[str, ...]] = {()}
    for readings in levels:
        keys = {(*key, reading) for key in keys for reading in readings[:3]}
    return keys - {()}


def _common(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
