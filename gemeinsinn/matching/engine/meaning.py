"""What texts mean: as written and with words of the thesaurus beside it, moved to a common centre."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.engine.encoders import Encoder, Matrix, Vector
from gemeinsinn.matching.engine.phrases import Phrases
from gemeinsinn.matching.engine.understanding import Understood
from gemeinsinn.matching.engine.weights import Weights

Coded = Mapping[str, bytes]  # by encoder: one document as it is stored, scale first, then eight bits a number
_SCALE = np.dtype(np.float32).itemsize


def plain_text(document: Document) -> str:
    """What is encoded of a document: never its details, their small print is the same everywhere."""
    return f"{document.title}. {document.text}"


def encode_documents(encoder: Encoder, plain: Sequence[str], rich: Sequence[str]) -> Matrix:
    """One vector a document, halfway between the text as written and the text with words of the thesaurus."""
    centre, _ = centres(encoder)
    vectors = encoder.encode_texts([*plain, *rich])
    moved = _unit(vectors - centre)
    return _unit(moved[: len(plain)] + moved[len(plain) :])


def encode_query(encoder: Encoder, asked: Understood, phrases: Phrases, weights: Weights) -> Vector:
    """A query: as typed, and with the words the thesaurus has for it (in German, whatever the language).

    A quick encoder reads both. For a slow one the words of each concept were encoded long ago, and their mean counts.
    """
    _, centre = centres(encoder)
    typed = _unit(encoder.encode_query(asked.text) - centre)
    if not asked.beside:
        return typed
    if encoder.quick:
        return _unit(typed + _unit(encoder.encode_query(asked.gloss) - centre))
    beside = _unit(phrases.vectors(encoder, asked.beside) - centre)
    return _unit(typed + weights.beside * _unit(beside.sum(axis=0)))


@cache
def _packaged() -> Mapping[str, Vector]:
    with files(__package__).joinpath("data", "centres.npz").open("rb") as file, np.load(file) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def centres(encoder: Encoder) -> tuple[Vector, Vector]:
    """The mean vectors of texts and of queries, measured once on our own set; nothing for an unknown encoder.

    They are fixed: a mean over the index would let texts nobody may see move the order of those one may see.
    """
    nothing = np.zeros(encoder.dims, dtype=np.float32)
    key = f"{encoder.name}-{encoder.version}"
    return _packaged().get(f"{key}-texts", nothing), _packaged().get(f"{key}-queries", nothing)


def pack(vector: Vector) -> bytes:
    """A vector in eight bits a number."""
    scale = np.float32(max(float(np.abs(vector).max()), 1e-9) / 127)
    numbers: bytes = np.rint(vector / scale).astype(np.int8).tobytes()
    return scale.tobytes() + numbers


def unpack(stored: bytes, dims: int) -> tuple[np.ndarray, float]:
    """The eight-bit numbers and their scale. Raises ValueError if there are not as many as there should be."""
    if len(stored) != dims + _SCALE:
        raise ValueError(f"{len(stored)} bytes are not a vector of {dims}")
    return np.frombuffer(stored, dtype=np.int8, offset=_SCALE), float(np.frombuffer(stored, np.float32, 1)[0])


def _unit(vectors: Matrix) -> Matrix:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    moved: Matrix = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return moved
