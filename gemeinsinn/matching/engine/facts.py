"""What ranking knows of a document besides its words: side, kind, place, dates, answers. One row a document."""

from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from gemeinsinn.matching.engine.documents import KINDS, SIDES, Document
from gemeinsinn.matching.engine.features import Column
from gemeinsinn.matching.engine.growth import grown

_EARTH_KM = 6_371.0


@dataclass(slots=True)
class _Columns:
    side: NDArray[np.int8]
    audience: NDArray[np.int8]
    kind: NDArray[np.int8]
    lat: NDArray[np.float32]  # degrees, NaN where unknown
    lon: NDArray[np.float32]
    starts: NDArray[np.int32]  # days since year one, 0 where unknown
    ends: NDArray[np.int32]
    changed: NDArray[np.int32]
    responses: NDArray[np.int32]


class Facts:
    """Columns by row, in step with the rows of the keys."""

    def __init__(self) -> None:
        self._audiences: list[str] = []  # each by its place
        self._columns = _Columns(
            side=np.zeros(0, np.int8),
            audience=np.zeros(0, np.int8),
            kind=np.zeros(0, np.int8),
            lat=np.zeros(0, np.float32),
            lon=np.zeros(0, np.float32),
            starts=np.zeros(0, np.int32),
            ends=np.zeros(0, np.int32),
            changed=np.zeros(0, np.int32),
            responses=np.zeros(0, np.int32),
        )

    def put(self, row: int, document: Document) -> None:
        """Sets a row."""
        self._make_room(row)
        columns = self._columns
        columns.side[row] = SIDES.index(document.side) if document.side in SIDES else -1
        if document.audience not in self._audiences:
            self._audiences.append(document.audience)
        columns.audience[row] = self._audiences.index(document.audience)
        columns.kind[row] = KINDS.index(document.kind) if document.kind in KINDS else -1
        columns.lat[row] = np.nan if document.lat is None else document.lat
        columns.lon[row] = np.nan if document.lon is None else document.lon
        columns.starts[row] = _day(document.starts)
        columns.ends[row] = _day(document.ends)
        columns.changed[row] = _day(document.changed)
        columns.responses[row] = max(0, document.responses)

    def move(self, row: int, last: int) -> None:
        """What was in the last row is now in this one."""
        for field in fields(_Columns):
            column = getattr(self._columns, field.name)
            column[row] = column[last]

    def of_audiences(self, names: frozenset[str], count: int) -> NDArray[np.bool_]:
        """Which of the first rows are for one of these audiences."""
        places = [place for place, name in enumerate(self._audiences) if name in names]
        return np.isin(self._columns.audience[:count], places)

    def of_sides(self, sides: frozenset[str], count: int) -> NDArray[np.bool_]:
        """Which of the first rows are on one of these sides."""
        return np.isin(self._columns.side[:count], [SIDES.index(side) for side in sides if side in SIDES])

    def of_kinds(self, kinds: frozenset[str], count: int) -> NDArray[np.bool_]:
        """Which of the first rows are of one of these kinds."""
        return np.isin(self._columns.kind[:count], [KINDS.index(kind) for kind in kinds if kind in KINDS])

    def distances(self, lat: float, lon: float, count: int) -> Column:
        """Kilometres as the crow flies; NaN where a document has no place."""
        here, there = np.radians(lat), np.radians(self._columns.lat[:count])
        across = np.radians(self._columns.lon[:count] - lon)
        half = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(across / 2) ** 2
        km: Column = (2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))).astype(np.float32)
        return km

    def age(self, today: date, count: int) -> Column:
        """Days since a document changed; NaN where unknown, never below 0 even if the clock was."""
        changed = self._columns.changed[:count]
        return np.where(changed > 0, np.maximum(_day(today) - changed, 0), np.nan).astype(np.float32)

    def days_left(self, today: date, count: int) -> Column:
        """Days until a document ends; NaN where it has no end."""
        ends = self._columns.ends[:count]
        return np.where(ends > 0, ends - _day(today), np.nan).astype(np.float32)

    def responses(self, count: int) -> Column:
        """How many answers each has had."""
        answers: Column = self._columns.responses[:count].astype(np.float32)
        return answers

    def _make_room(self, row: int) -> None:
        if row >= len(self._columns.side):
            for field in fields(_Columns):
                setattr(self._columns, field.name, grown(getattr(self._columns, field.name), row))


def _day(value: date | None) -> int:
    return value.toordinal() if value else 0
