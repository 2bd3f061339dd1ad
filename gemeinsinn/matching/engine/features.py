"""What is known about a query and a document together: named numbers, by row."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """One number of each for a pair, or a column of them for many; NaN where nothing is known."""

    meaning: Column  # similarity in standard deviations among what may be found
    closeness: Column  # the same similarity as it is, -1 to 1
    known: NDArray[np.bool_]  # whether there is a vector to tell both
    words: Column  # share of the query's words that is found, 0 to 1
    km: Column  # from where the query is asked
    age: Column  # days since the document changed
    days_left: Column  # until it ends
    responses: Column  # answers it has had

    def of(self, row: int) -> dict[str, float | None]:
        """The numbers of one pair, None where nothing is known."""
        numbers = {name: float(getattr(self, name)[row]) for name in self.__slots__ if name != "known"}
        return {name: None if np.isnan(number) else number for name, number in numbers.items()}


def standardised(similarities: Column, among: NDArray[np.bool_]) -> Column:
    """Similarities in standard deviations among the rows that may be found: what others have is no measure."""
    seen = similarities[among]
    if len(seen) < 2:
        return np.zeros_like(similarities)
    middle, spread = float(seen.mean(dtype=np.float64)), float(seen.std(dtype=np.float64))
    standing: Column = ((similarities - middle) / max(spread, 1e-6)).round(4).astype(np.float32)
    return standing
