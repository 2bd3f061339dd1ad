"""What an encoder must be able to do, and what is said when it cannot."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]  # one row a text
Vector = NDArray[np.float32]


class EncoderBroken(Exception):
    """The encoder is not installed, not the one that was measured, or computes something else on this machine."""


class Encoder(Protocol):
    """Turns texts into vectors of length one. Loads its model at the first call, never when it is imported."""

    name: str
    version: str  # stored beside every vector; a change means: encode again
    dims: int
    quick: bool  # whether a few words more with every query cost next to nothing

    def check(self) -> None:
        """Raises EncoderBroken unless the weights are the known ones and a known similarity comes out."""

    def encode_query(self, text: str) -> Vector:
        """What someone typed."""

    def encode_texts(self, texts: Sequence[str]) -> Matrix:
        """Texts that are to be found."""
