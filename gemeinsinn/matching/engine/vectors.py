"""The vectors: eight bits a number, one row a document, compared exactly with every row."""

from collections.abc import Mapping

import numpy as np
import simsimd
from numpy.typing import NDArray

from gemeinsinn.matching.engine.encoders import Vector
from gemeinsinn.matching.engine.growth import grown
from gemeinsinn.matching.engine.meaning import Coded, pack, unpack


class VectorIndex:
    """Rows of all encoders side by side; a row may lack a vector, then it is similar to nothing."""

    def __init__(self, dims: Mapping[str, int]) -> None:
        self.dims = dict(dims)
        self._numbers: dict[str, NDArray[np.int8]] = {n: np.zeros((0, d), np.int8) for n, d in self.dims.items()}
        self._scales: dict[str, NDArray[np.float32]] = {name: np.zeros(0, np.float32) for name in self.dims}

    def put(self, row: int, coded: Coded) -> None:
        """Sets a row."""
        for name, dims in self.dims.items():
            self._numbers[name] = grown(self._numbers[name], row)
            self._scales[name] = grown(self._scales[name], row)
            stored = coded.get(name)
            numbers, scale = unpack(stored, dims) if stored else (np.zeros(dims, np.int8), 0.0)
            self._numbers[name][row], self._scales[name][row] = numbers, scale

    def move(self, row: int, last: int) -> None:
        """What was in the last row is now in this one."""
        for name in self.dims:
            self._numbers[name][row], self._scales[name][row] = self._numbers[name][last], self._scales[name][last]

    def similarities(self, name: str, query: Vector, count: int) -> NDArray[np.float32]:
        """How close each of the first rows is to a query, -1 to 1; 0 where a row has no vector.

        The query gets eight bits a number too: sums of whole numbers are exact, so the result is the same on every
        processor, in whatever order rows and numbers are added up.
        """
        if not count:
            return np.zeros(0, np.float32)
        numbers, scale = unpack(pack(query), self.dims[name])
        sums = np.asarray(simsimd.cdist(numbers[None], self._numbers[name][:count], metric="dot"))[0]
        close: NDArray[np.float32] = sums.astype(np.float32) * (self._scales[name][:count] * np.float32(scale))
        return close

    def similarity(self, name: str, query: Vector, row: int) -> float:
        """The same for one row alone."""
        numbers, scale = unpack(pack(query), self.dims[name])
        product = self._numbers[name][row].astype(np.float32) @ numbers.astype(np.float32)
        return float(product * self._scales[name][row] * np.float32(scale))

    def known(self, name: str, count: int) -> NDArray[np.bool_]:
        """Which of the first rows have a vector of this encoder."""
        return self._scales[name][:count] > 0
