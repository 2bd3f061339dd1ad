"""Words as one types, and "did you mean": from the words of the texts themselves."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from gemeinsinn.matching.engine.analyzer import Term
from gemeinsinn.matching.engine.analyzer.letters import fold
from gemeinsinn.matching.engine.analyzer.lexicon import is_word
from gemeinsinn.matching.engine.tokens import SHOWN
from gemeinsinn.matching.engine.words import WordIndex

_SHORTEST = 4  # shorter words are not corrected
_LONG = 8  # from here on two letters may be wrong
_MOST_WORDS = 200_000
_MOST_SLIPS = 5_000  # words with the same first letter that are looked at for a slip while somebody types


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the texts: its key, how it is written, and in how many texts it stands."""

    key: str
    shown: str
    count: int


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    words: list[Word]  # in the order of their keys
    keys: list[str]
    letters: NDArray[np.uint64]  # which letters a word has, a bit each
    lengths: NDArray[np.int16]


class Spelling:
    """The vocabulary of a word index, read when it is first needed after a change."""

    def __init__(self, words: WordIndex) -> None:
        self._words = words
        self._vocabulary: _Vocabulary | None = None
        self._lock = Lock()

    def forget(self) -> None:
        """The texts have changed."""
        self._vocabulary = None

    def complete(self, typed: str, most: int, seen: Callable[[Word], bool] | None = None) -> list[str]:
        """Words that begin as typed, frequent ones first; `seen` says whether the asker may see a text with it.

        Where none does, those that begin almost so: one letter wrong, missing or too many after the first.
        """
        start = fold(typed.strip())
        if len(start) < 2:
            return []
        found = _first(self._beginning(start), most, seen)
        if not found and len(start) >= _SHORTEST:
            often = self._beginning(start[0])[:_MOST_SLIPS]
            found = _first([word for word in often if begins_almost(word.key, start)], most, seen)
        return found

    def _beginning(self, start: str) -> list[Word]:
        """Words with this beginning, the frequent ones first."""
        vocabulary = self._read()
        first = bisect_left(vocabulary.keys, start)
        last = bisect_left(vocabulary.keys, start + "\uffff")
        return sorted(vocabulary.words[first:last], key=lambda word: (-word.count, len(word.key), word.key))

    def correct(self, text: str, terms: Sequence[Term], seen: Callable[[Word], bool] | None = None) -> str:
        """The text with words nobody knows replaced by the nearest of the texts; empty if none is."""
        better = text
        for term in terms:
            nearest = self._nearest(term, seen)
            if nearest:
                better = better.replace(term.text, nearest, 1)
        return better if better != text else ""

    def _nearest(self, term: Term, seen: Callable[[Word], bool] | None) -> str:
        key = term.surface
        if len(key) < _SHORTEST or not key.isalpha() or is_word(term.text) or term.parts:
            return ""
        vocabulary = self._read()
        place = bisect_left(vocabulary.keys, key)
        if vocabulary.keys[place : place + 1] == [key]:
            return ""
        most = 2 if len(key) >= _LONG else 1
        best: tuple[int, int, str] | None = None
        for row in self._similar(vocabulary, key, most):
            word = vocabulary.words[row]
            apart = distance(key, word.key, most)
            rank = (apart, -word.count, word.shown)
            if apart <= most and (best is None or rank < best) and (seen is None or seen(word)):
                best = rank
        return best[2] if best else ""

    def _similar(self, vocabulary: _Vocabulary, key: str, most: int) -> NDArray[np.int64]:
        """Rows of words that may be within reach: of about this length, and of about these letters."""
        close = np.abs(vocabulary.lengths - len(key)) <= most
        other = np.bitwise_count(vocabulary.letters ^ np.uint64(_letters(key)))
        return np.flatnonzero(close & (other <= 2 * most))

    def _read(self) -> _Vocabulary:
        with self._lock:
            if self._vocabulary is None:
                words: dict[str, Word] = {}
                for token, count in self._words.vocabulary(SHOWN, _MOST_WORDS):
                    key, _, shown = token.removeprefix(SHOWN).partition("|")
                    if key not in words:  # the more frequent writing came first
                        words[key] = Word(key, shown, count)
                keys = sorted(words)
                self._vocabulary = _Vocabulary(
                    [words[key] for key in keys],
                    keys,
                    np.array([_letters(key) for key in keys], np.uint64),
                    np.array([len(key) for key in keys], np.int16),
                )
            return self._vocabulary


def _letters(key: str) -> int:
    bits = 0
    for letter in key:
        bits |= 1 << (ord(letter) % 64)
    return bits


def _first(words: Sequence[Word], most: int, seen: Callable[[Word], bool] | None) -> list[str]:
    """The first few, as they are written, that may be seen; each writing once."""
    found: list[str] = []
    for word in words:
        if len(found) == most:
            break
        if word.shown not in found and (seen is None or seen(word)):
            found.append(word.shown)
    return found


def begins_almost(word: str, typed: str) -> bool:
    """Whether a word may be meant by what is typed so far: a letter wrong, missing, too many, or two swapped."""
    slip = next((at for at, (one, other) in enumerate(zip(word, typed, strict=False)) if one != other), None)
    if slip is None:
        return True
    rest = typed[slip + 1 :]
    return (
        word.startswith(rest, slip + 1)
        or word.startswith(typed[slip:], slip + 1)
        or word.startswith(rest, slip)
        or (word[slip : slip + 2] == typed[slip : slip + 2][::-1] and word.startswith(typed[slip + 2 :], slip + 2))
    )


def distance(one: str, other: str, most: int) -> int:
    """Letters to insert, drop, replace or swap with the next; anything above `most` is `most + 1`."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
