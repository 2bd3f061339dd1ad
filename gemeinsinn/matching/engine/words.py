"""The port of the word index: what any index of words must do for us, whoever keeps it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

ZONES = {"title": 1.0, "text": 0.9, "place": 0.8, "small": 0.3}  # how much a find is worth, by where it is


class IndexDamaged(Exception):
    """The index cannot be read: make it anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as the word index holds it: tokens by zone. A token is a key with the letter of its level."""

    key: str
    side: str
    zones: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to find a word: all of its tokens together are worth `factor`, each an equal share of it."""

    tokens: tuple[str, ...]
    factor: float


@dataclass(frozen=True, slots=True)
class Clause:
    """One word of a query: how much of the query it is, and the ways to find it. The best way counts."""

    weight: float
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """Documents found by words, best first: the numbers of their keys and the found shares of the query."""

    numbers: NDArray[np.uint64]
    shares: NDArray[np.float32]


NOTHING = Matches(np.zeros(0, np.uint64), np.zeros(0, np.float32))


def identity(key: str) -> int:
    """A number for a key: 63 bits, the same in every process."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def matches_of(scores: Iterable[tuple[str, float]]) -> Matches:
    """From keys and shares, for indexes that tell keys."""
    found = list(scores)
    numbers = np.fromiter((identity(key) for key, _share in found), np.uint64, len(found))
    return Matches(numbers, np.fromiter((share for _key, share in found), np.float32, len(found)))


class WordIndex(Protocol):
    """Finds documents by tokens. A score is the found share of the query's weight, between 0 and 1."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Adds or replaces; found after commit."""

    def remove(self, keys: Collection[str]) -> None:
        """Forgets; gone after commit."""

    def commit(self) -> None:
        """Makes what was put and removed visible to every reader."""

    def refresh(self) -> None:
        """Sees what another process has committed."""

    def search(self, clauses: Sequence[Clause], sides: frozenset[str] | None, most: int) -> Matches:
        """The best `most` of what is found."""

    def vocabulary(self, prefix: str, most: int) -> list[tuple[str, int]]:
        """Tokens that begin so, with the number of texts that have them, frequent ones first."""

    def count(self) -> int:
        """How many documents there are."""
