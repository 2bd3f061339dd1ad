"""Room for rows to come: memory that nobody has written to yet is not taken from anybody."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Column = TypeVar("Column", bound=NDArray[Any])

_LEAST = 64


def grown(column: Column, row: int) -> Column:
    """The same column with room for this row, half as much again where there was none."""
    have = len(column)
    if row < have:
        return column
    larger = np.zeros((max(row + 1, have * 3 // 2, _LEAST), *column.shape[1:]), column.dtype)
    larger[:have] = column
    return larger  # type: ignore[return-value]  # of the same kind
