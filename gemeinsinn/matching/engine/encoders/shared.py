"""A large table as a file: the system reads of it what is used, and keeps that once for all processes."""

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_EVERY = 1_009  # so many rows lie between two that are compared: reading all would take what is to be saved


def shared(table: NDArray[Any], path: Path) -> NDArray[Any]:
    """The same table from the file, which is written if it is missing or another; as it was where that cannot be."""
    try:
        if not _holds(path, table):
            _write(path, table)
        return _opened(path)
    except OSError:  # no room, or not to be written
        return table


def _opened(path: Path) -> NDArray[Any]:
    mapped: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return mapped


def _holds(path: Path, table: NDArray[Any]) -> bool:
    try:
        kept = _opened(path)
    except (OSError, ValueError, EOFError):
        return False
    same = (kept.shape, kept.dtype) == (table.shape, table.dtype)
    return same and np.array_equal(kept[::_EVERY], table[::_EVERY])


def _write(path: Path, table: NDArray[Any]) -> None:
    """Beside it first: another process may be reading the file that is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            np.save(file, table, allow_pickle=False)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
