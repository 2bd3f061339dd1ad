"""Who goes where at a fair or a day of action: the assignment with the highest total, exactly.

A need takes up to so many partners, a partner helps up to so many needs, each pair at most once. Where one side takes
one each, that is the assignment problem; else a transport problem, solved as a linear program that only looks at the
pairs that can matter and proves by its prices that no other would do better.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Pair = tuple[int, int]  # row (need), column (offer)

FIRST_LOOK = 12  # pairs of each row and column the linear program begins with
ROUNDS, SLOWER = 60, 0.93  # of bidding, and how much calmer each is
MOST_COPIES = 4_000  # columns after copying each as often as it has room
NEARLY = 0.002  # of the highest score
TINY = 1e-9


class TooManyPins(ValueError):
    """More pairs are pinned than a side has room for."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """One pair of the plan. Ranks begin at 1; `instead` is the better partner that does more good elsewhere."""

    need: int
    offer: int
    score: float
    pinned: bool
    rank_for_need: int
    choices_of_need: int
    rank_for_offer: int
    choices_of_offer: int
    instead: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The pairs, the total, and who was left without: needs nobody fits or nobody is left for, offers likewise."""

    pairs: list[Assigned]
    total: float
    without: list[int]
    idle: list[int]


def plan_for(
    scores: Scores,
    *,
    need_room: Sequence[int],
    offer_room: Sequence[int],
    pinned: Collection[Pair] = (),
    forbidden: Collection[Pair] = (),
    worth_from: float = 0.0,
) -> Plan:
    """The best plan. Pairs below `worth_from` do not come about unless pinned. Raises TooManyPins."""
    worth = np.where(scores > max(worth_from, 0.0), scores, 0.0)
    for row, column in forbidden:
        worth[row, column] = 0.0
    rooms, columns = np.array(need_room, dtype=np.int64), np.array(offer_room, dtype=np.int64)
    open_to = worth > 0  # what each could have had, before anything is fixed
    for row, column in pinned:
        worth[row, column] = 0.0
        rooms[row] -= 1
        columns[column] -= 1
    if (rooms < 0).any() or (columns < 0).any():
        raise TooManyPins
    chosen = sorted({*pinned, *allocate(worth, rooms, columns)})
    return _explained(scores, open_to, chosen, frozenset(pinned), need_room, offer_room)


def allocate(worth: Scores, rooms: NDArray[np.int64], columns: NDArray[np.int64]) -> list[Pair]:
    """Pairs with the highest sum of `worth`; 0 means that a pair does not count."""
    rows_in, columns_in = np.flatnonzero(rooms > 0), np.flatnonzero(columns > 0)
    part = worth[np.ix_(rows_in, columns_in)]
    if not part.any():  # nobody has room, or nothing that is left counts
        return []
    row_room = np.minimum(rooms[rows_in], len(columns_in))
    column_room = np.minimum(columns[columns_in], len(rows_in))
    if row_room.max() == 1 and column_room.sum() <= MOST_COPIES:
        found = _one_each(part, column_room)
    elif column_room.max() == 1 and row_room.sum() <= MOST_COPIES:
        found = [(row, column) for column, row in _one_each(part.T, row_room)]
    else:
        found = _several_each(part, row_room, column_room)
    return [(int(rows_in[row]), int(columns_in[column])) for row, column in found]


def _one_each(worth: Scores, room: NDArray[np.int64]) -> list[Pair]:
    """Each row takes one column; a column stands there as often as it has room."""
    from scipy.optimize import linear_sum_assignment  # 40 MB of memory only processes that plan need

    copies = np.repeat(np.arange(worth.shape[1]), room)
    rows, taken = linear_sum_assignment(worth[:, copies], maximize=True)
    return [
        (int(row), int(copies[copy])) for row, copy in zip(rows, taken, strict=True) if worth[row, copies[copy]] > 0
    ]


def _several_each(worth: Scores, row_room: NDArray[np.int64], column_room: NDArray[np.int64]) -> list[Pair]:
    """Both sides take several: a linear program over the pairs that can matter.

    The prices of a solution tell what a place of each row and column is worth. A pair left out that is worth more than
    both its places comes in; when there is none, the solution is the best over all pairs. Corners of this program are
    whole numbers, so nothing has to be rounded to fit.
    """
    inside = _likely(worth, row_room, column_room)
    while True:
        rows, columns = np.nonzero(inside)
        shares, row_price, column_price = _solved(worth[rows, columns], rows, columns, row_room, column_room)
        gain = np.where(inside, 0.0, worth - row_price[:, None] - column_price[None, :])
        if not (gain > TINY).any():
            return [(int(rows[k]), int(columns[k])) for k in np.flatnonzero(shares > 0.5)]
        # What nearly pays comes in, too: prices move, and each round costs more than a few pairs.
        inside |= (gain > -NEARLY * worth.max()) & (worth > 0)


def _likely(worth: Scores, row_room: NDArray[np.int64], column_room: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The pairs most likely to matter, by prices found by bidding: what many rows want costs more each round.

    A bad guess costs time, never the best plan.
    """
    price = np.zeros(worth.shape[1])
    step = float(worth.max()) / 4
    for _round in range(ROUNDS):
        wanted = _top(worth - price, int(row_room.max()), axis=1) & (worth > price)
        price = np.maximum(price + step * (wanted.sum(axis=0) - column_room) / np.maximum(column_room, 1), 0.0)
        price = np.minimum(price, worth.max(axis=0))
        step *= SLOWER
    left = worth - price
    margin = np.sort(left, axis=1)[np.arange(len(left)), -np.minimum(row_room, left.shape[1])]
    gain = left - np.maximum(margin, 0.0)[:, None]
    return (_top(gain, FIRST_LOOK, axis=1) | _top(gain, FIRST_LOOK, axis=0)) & (worth > 0)


def _top(values: Scores, count: int, *, axis: int) -> NDArray[np.bool_]:
    """The `count` highest of each row (axis 1) or column (axis 0)."""
    if count >= values.shape[axis]:
        return np.ones(values.shape, bool)
    order = np.argpartition(-values, count - 1, axis=axis).take(range(count), axis=axis)
    found = np.zeros(values.shape, bool)
    np.put_along_axis(found, order, True, axis)
    return found


def _solved(
    worth: Scores,
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    row_room: NDArray[np.int64],
    column_room: NDArray[np.int64],
) -> tuple[Scores, Scores, Scores]:
    """The linear program over these pairs: the share of each, and the price of a place in each row and column."""
    from scipy.optimize import linprog  # as above
    from scipy.sparse import coo_array

    count = len(worth)
    places = np.concatenate([rows, len(row_room) + columns])
    shape = (len(row_room) + len(column_room), count)
    table = coo_array((np.ones(2 * count), (places, np.tile(np.arange(count), 2))), shape=shape).tocsr()
    room = np.concatenate([row_room, column_room])
    solved = linprog(-worth, A_ub=table, b_ub=room, bounds=(0, 1), method="highs-ds")
    prices = -solved.ineqlin.marginals
    return solved.x, prices[: len(row_room)], prices[len(row_room) :]


def _explained(
    scores: Scores,
    open_to: NDArray[np.bool_],
    chosen: Sequence[Pair],
    pinned: frozenset[Pair],
    need_room: Sequence[int],
    offer_room: Sequence[int],
) -> Plan:
    """The pairs with how good a choice each is for both, best first."""
    pairs, come_about = [], set(chosen)
    for row, column in chosen:
        of_need = np.flatnonzero(open_to[row])
        better = of_need[scores[row, of_need] > scores[row, column]]
        better = [other for other in better.tolist() if (row, other) not in come_about]
        of_offer = np.flatnonzero(open_to[:, column])
        pairs.append(
            Assigned(
                row, column, float(scores[row, column]), (row, column) in pinned,
                1 + len(better), max(len(of_need), 1),
                1 + int((scores[of_offer, column] > scores[row, column]).sum()), max(len(of_offer), 1),
                int(max(better, key=lambda other: scores[row, other])) if better else None,
            )
        )  # fmt: skip
    pairs.sort(key=lambda one: (-one.score, one.need, one.offer))
    rows, columns = {row for row, _column in chosen}, {column for _row, column in chosen}
    return Plan(
        pairs,
        float(sum(one.score for one in pairs)),
        [row for row, room in enumerate(need_room) if room and row not in rows],
        [column for column, room in enumerate(offer_room) if room and column not in columns],
    )
