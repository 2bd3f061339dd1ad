"""Planning a fair: 1,000 needs and 1,000 offers, ours beside taking the best pair first and over again."""

import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gemeinsinn.matching.engine.allocation import plan_for

SIZE = 1_000
ROOMS = ((1, 1), (1, 3), (3, 3))
SEED = 7


def wishes() -> dict[str, NDArray[np.float64]]:
    """Scores of three sorts: where everybody wants the same few, where a third can at all, and without any pattern."""
    rng = np.random.default_rng(SEED)
    rows, columns = rng.random((SIZE, 1)), rng.random((1, SIZE))
    return {
        "everybody wants the same": rows * columns * rng.random((SIZE, SIZE)),
        "three in ten fit": (rows + columns + 4 * rng.random((SIZE, SIZE))) * (rng.random((SIZE, SIZE)) < 0.3),
        "no pattern": rng.random((SIZE, SIZE)),
    }


def greedy_total(scores: NDArray[np.float64], need_room: int, offer_room: int) -> float:
    """What comes out if the best pair left is taken each time."""
    rooms, columns, total = [need_room] * len(scores), [offer_room] * scores.shape[1], 0.0
    order = np.argsort(-scores, axis=None, kind="stable")
    for row, column in zip(*np.unravel_index(order, scores.shape), strict=True):
        if rooms[row] and columns[column]:
            rooms[row] -= 1
            columns[column] -= 1
            total += float(scores[row, column])
    return total


def measure(folder: Path) -> list[dict[str, Any]]:
    """One row for each sort and room on both sides."""
    rows = []
    for name, scores in wishes().items():
        for need_room, offer_room in ROOMS:
            begun = time.perf_counter()
            plan = plan_for(scores, need_room=[need_room] * SIZE, offer_room=[offer_room] * SIZE)
            seconds = time.perf_counter() - begun
            greedy = greedy_total(scores, need_room, offer_room)
            rows.append(
                {
                    "scores": name, "partners a need": need_room, "needs a partner": offer_room,
                    "seconds": round(seconds, 2), "pairs": len(plan.pairs), "total": round(plan.total, 1),
                    "best pair first": round(greedy, 1), "more": f"{plan.total / greedy - 1:.1%}",
                }
            )  # fmt: skip
    return rows
