"""Vectors of the thesaurus' words: made once, so that a slow encoder need not read them with every query."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files

import numpy as np

from gemeinsinn.matching.engine.encoders import Encoder, Matrix, Vector

_REMEMBERED = 4_096  # phrases that came with no program: words of editors, and encoders of others
_FULL = 127  # eight bits a number: vectors of length one, spread over this


class Phrases:
    """Looks up what comes with the program, and encodes and remembers what does not."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, str], Vector] = OrderedDict()

    def vectors(self, encoder: Encoder, phrases: Sequence[str]) -> Matrix:
        """One row a phrase, as the encoder makes them of a query."""
        return np.array([self._vector(encoder, phrase) for phrase in phrases], np.float32).reshape(-1, encoder.dims)

    def _vector(self, encoder: Encoder, phrase: str) -> Vector:
        made_by = f"{encoder.name}-{encoder.version}"
        known = packaged(made_by).get(digest_of(phrase))
        if known is None:
            known = self._made.get((made_by, phrase))
        if known is None:
            known = self._made[made_by, phrase] = encoder.encode_query(phrase)
            while len(self._made) > _REMEMBERED:
                self._made.popitem(last=False)
        return known


@cache
def packaged(made_by: str) -> Mapping[int, Vector]:
    """Vectors by the digest of their phrase, as one encoder makes them; nothing for an encoder that is not ours."""
    with files(__package__).joinpath("data", "phrases.npz").open("rb") as file, np.load(file) as stored:
        if f"{made_by}-digests" not in stored.files:
            return {}
        digests, numbers = stored[f"{made_by}-digests"], stored[f"{made_by}-numbers"]
    return dict(zip(digests.tolist(), numbers.astype(np.float32) / _FULL, strict=True))


def to_package(encoder: Encoder, phrases: Sequence[str]) -> dict[str, np.ndarray]:
    """What `packaged` reads, by name."""
    vectors = np.array([encoder.encode_query(phrase) for phrase in phrases])
    made_by = f"{encoder.name}-{encoder.version}"
    return {
        f"{made_by}-digests": np.array([digest_of(phrase) for phrase in phrases], np.uint64),
        f"{made_by}-numbers": np.rint(vectors * _FULL).astype(np.int8),
    }


def digest_of(phrase: str) -> int:
    """The same in every process."""
    return int.from_bytes(blake2b(phrase.encode(), digest_size=8).digest())
