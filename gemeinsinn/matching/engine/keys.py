"""Keys of documents by row, in arrays: a hundred thousand take two megabytes instead of thirty."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from gemeinsinn.matching.engine.growth import grown
from gemeinsinn.matching.engine.words import identity

Rows = NDArray[np.int64]
NONE = -1
_MOST_SINCE = 1_000  # changes since the numbers were sorted, or a tenth of all keys if that is more


class Keys:
    """Which key is in which row. Whoever knows only the number of a key (`identity`) finds its row too."""

    def __init__(self) -> None:
        self._count = 0
        self._names = np.zeros(0, "S16")
        self._numbers = np.zeros(0, np.uint64)
        self._sorted = np.zeros(0, np.uint64)  # the numbers as they were when they were last sorted ...
        self._rows = np.zeros(0, np.int64)  # ... with their rows ...
        self._since: dict[int, int] = {}  # ... and what is different by now

    def __len__(self) -> int:
        return self._count

    def name(self, row: int) -> str:
        """The key in a row."""
        return bytes(self._names[row]).decode()

    def names(self) -> list[str]:
        """All of them, by row."""
        return [self.name(row) for row in range(self._count)]

    def row(self, key: str) -> int:
        """The row of a key, NONE if nobody knows it."""
        return int(self.rows_of(np.array([identity(key)], np.uint64))[0])

    def rows(self, keys: Iterable[str]) -> Rows:
        """The rows of those keys that are known."""
        found = self.rows_of(np.fromiter(map(identity, keys), np.uint64))
        known: Rows = found[found != NONE]
        return known

    def rows_of(self, numbers: NDArray[np.uint64]) -> Rows:
        """The row of each number, NONE where nobody knows it."""
        if not len(self._sorted):
            found = np.full(len(numbers), NONE, np.int64)
        else:
            places = np.minimum(np.searchsorted(self._sorted, numbers), len(self._sorted) - 1)
            found = np.where(self._sorted[places] == numbers, self._rows[places], NONE)
        if self._since:
            for place, number in enumerate(numbers.tolist()):
                found[place] = self._since.get(number, found[place])
        return found

    def add(self, key: str) -> int:
        """The row of a key, a new one at the end if nobody knows it."""
        row = self.row(key)
        if row != NONE:
            return row
        row, number, name = self._count, identity(key), key.encode()
        self._names = grown(
            self._names.astype(f"S{len(name)}") if len(name) > self._names.itemsize else self._names, row
        )
        self._numbers = grown(self._numbers, row)
        self._names[row], self._numbers[row] = name, number
        self._count += 1
        self._note(number, row)
        return row

    def remove(self, key: str) -> tuple[int, int] | None:
        """Forgets a key: the last row takes its place. Returns the row that is free and the one moved there."""
        row = self.row(key)
        if row == NONE:
            return None
        last = self._count = self._count - 1
        moved = int(self._numbers[last])
        self._names[row], self._numbers[row] = self._names[last], moved
        self._note(identity(key), NONE)
        if row != last:
            self._note(moved, row)
        return row, last

    def _note(self, number: int, row: int) -> None:
        self._since[number] = row
        if len(self._since) > max(_MOST_SINCE, self._count // 10):
            numbers = self._numbers[: self._count]
            self._rows = np.argsort(numbers)
            self._sorted = numbers[self._rows]
            self._since = {}
