"""The vector index: eight bits a number, one row a document, compared exactly with every row."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from gemeinsinn.matching.engine.encoders import Vector
from gemeinsinn.matching.engine.meaning import Coded, pack, unpack
from gemeinsinn.matching.engine.words import IndexDamaged

_BLOCK = 4_096  # rows turned into floats at a time: they stay in the processor's cache
_GROWTH = 1.5


@cache
def _arithmetic() -> ThreadpoolController:
    """The libraries NumPy computes with, looked up once."""
    return ThreadpoolController()


class VectorIndex:
    """Rows of all encoders side by side; a row may lack a vector, then it is similar to nothing."""

    def __init__(self, dims: Mapping[str, int]) -> None:
        self.dims = dict(dims)
        self.keys: list[str] = []
        self.rows: dict[str, int] = {}
        self._numbers: dict[str, NDArray[np.int8]] = {n: np.zeros((0, d), np.int8) for n, d in self.dims.items()}
        self._scales: dict[str, NDArray[np.float32]] = {name: np.zeros(0, np.float32) for name in self.dims}

    def put(self, key: str, coded: Coded) -> int:
        """Adds or replaces a document; returns its row."""
        row = self.rows.get(key)
        if row is None:
            row = len(self.keys)
            self._make_room(row + 1)
            self.keys.append(key)
            self.rows[key] = row
        for name, dims in self.dims.items():
            stored = coded.get(name)
            numbers, scale = unpack(stored, dims) if stored else (np.zeros(dims, np.int8), 0.0)
            self._numbers[name][row], self._scales[name][row] = numbers, scale
        return row

    def remove(self, key: str) -> tuple[int, int] | None:
        """Forgets a document: the last row takes its place. Returns the row that is free and the one moved there."""
        row = self.rows.pop(key, None)
        if row is None:
            return None
        last = len(self.keys) - 1
        for name in self.dims:
            self._numbers[name][row], self._scales[name][row] = self._numbers[name][last], self._scales[name][last]
        moved = self.keys.pop()
        if moved != key:
            self.keys[row] = moved
            self.rows[moved] = row
        return row, last

    def similarities(self, name: str, query: Vector) -> NDArray[np.float32]:
        """How close each row is to a query, -1 to 1, by row; 0 where a row has no vector.

        The query gets eight bits a number too: sums of whole numbers below 2^24 are exact in floats, so the result
        is the same in whatever order rows and numbers are added up.
        """
        count = len(self.keys)
        found = np.empty(count, np.float32)
        numbers, scale = unpack(pack(query), self.dims[name])
        whole = numbers.astype(np.float32)
        with _arithmetic().limit(limits=1, user_api="blas"):  # several threads wait for each other on a busy machine
            for start in range(0, count, _BLOCK):
                block = slice(start, min(start + _BLOCK, count))
                found[block] = self._numbers[name][block].astype(np.float32) @ whole
        return found * (self._scales[name][:count] * np.float32(scale))

    def known(self, name: str) -> NDArray[np.bool_]:
        """Which rows have a vector of this encoder."""
        return self._scales[name][: len(self.keys)] > 0

    def save(self, folder: Path) -> None:
        """Writes files that `load` maps into memory; whole or not at all, each under a name of its own."""
        folder.mkdir(parents=True, exist_ok=True)
        count = len(self.keys)
        parts: dict[str, Any] = {f"{name}.npy": self._numbers[name][:count] for name in self.dims}
        parts |= {f"{name}-scales.npy": self._scales[name][:count] for name in self.dims}
        for file, numbers in parts.items():
            draft = folder / f"{file}.draft"
            with draft.open("wb") as out:
                np.save(out, numbers)
            draft.rename(folder / file)
        draft = folder / "keys.json.draft"
        draft.write_text(json.dumps({"dims": self.dims, "keys": self.keys}))
        draft.rename(folder / "keys.json")

    @classmethod
    def load(cls, folder: Path, dims: Mapping[str, int]) -> "VectorIndex":
        """The saved index, mapped: pages are read when they are needed. Raises IndexDamaged if it does not fit."""
        index = cls(dims)
        try:
            stored = json.loads((folder / "keys.json").read_text())
            index.keys = stored["keys"]
            for name in dims:
                index._numbers[name] = np.load(folder / f"{name}.npy", mmap_mode="c")
                index._scales[name] = np.load(folder / f"{name}-scales.npy", mmap_mode="c")
        except (OSError, ValueError, KeyError, EOFError) as problem:
            raise IndexDamaged(str(problem)) from problem
        index.rows = {key: row for row, key in enumerate(index.keys)}
        wanted = {name: (len(index.keys), size) for name, size in dims.items()}
        if stored["dims"] != dict(dims) or {name: index._numbers[name].shape for name in dims} != wanted:
            raise IndexDamaged("the stored vectors are not those of these encoders")
        return index

    def _make_room(self, count: int) -> None:
        for name, dims in self.dims.items():
            have = len(self._scales[name])
            if count > have:
                more = max(int(have * _GROWTH), count, 64) - have
                self._numbers[name] = np.concatenate([self._numbers[name], np.zeros((more, dims), np.int8)])
                self._scales[name] = np.concatenate([self._scales[name], np.zeros(more, np.float32)])
