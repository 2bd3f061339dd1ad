"""A large table as a file: rows are read when they are wanted, and the system keeps them once for all processes."""

import os
from pathlib import Path
from typing import Any
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

_EVERY = 1_009  # so many rows lie between two that are compared: reading all would take as long as writing


class Rows:
    """The rows of a table in a file of nothing else; it takes the place of the table where rows are picked."""

    def __init__(self, path: Path, like: NDArray[Any]) -> None:
        """Raises OSError where it cannot be read, ValueError if it is not as long as the table."""
        self._shape, self._dtype = like.shape[1:], like.dtype
        self._length = like[0].nbytes
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        finalize(self, os.close, self._file)
        if os.fstat(self._file).st_size != like.nbytes:
            raise ValueError(f"{path.name} is not as long as the table")

    def __getitem__(self, wanted: NDArray[np.int64]) -> NDArray[Any]:
        numbers, places = np.unique(wanted, return_inverse=True)
        rows = np.empty((len(numbers), *self._shape), self._dtype)
        for row, number in zip(rows, numbers.tolist(), strict=True):
            os.preadv(self._file, [row], number * self._length)
        picked: NDArray[Any] = rows[places]
        return picked


def shared(table: NDArray[Any], path: Path) -> Rows | NDArray[Any]:
    """The same rows from the file, which is written if it is missing or another; the table where that cannot be."""
    try:
        try:
            rows = Rows(path, table)
            some = np.arange(0, len(table), _EVERY)
            if np.array_equal(rows[some], table[some]):
                return rows
        except (FileNotFoundError, ValueError):
            pass
        _write(path, table)
        return Rows(path, table)
    except OSError:  # no room, or not to be written
        return table


def _write(path: Path, table: NDArray[Any]) -> None:
    """Beside it first: another process may be reading the file that is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            table.tofile(file)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
