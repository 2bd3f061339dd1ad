"""Charts as plain geometry: what a template draws as SVG. The numbers themselves stand in a table beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, RIGHT, TOP, FOOT = 220, 44, 12, 28  # the numbers stand to the right, beside the newest step
_GROUP, _LETTER = 42, 8  # room of a step: at least so much, and so much for each letter below it
_GAP, _LEAST = 8, 3  # air between two steps, and the least height of what is not nothing
_LINES = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One column, by its place and the number of its series."""

    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of columns: bars, words below each step with the middle they stand at, and lines with their numbers.

    `end` is where the bars end and the numbers begin.
    """

    width: int
    end: int
    height: int
    bars: list[Bar]
    labels: list[tuple[float, str]]
    lines: list[tuple[float, int]]


def columns(steps: Sequence[tuple[str, Sequence[int]]]) -> Columns:
    """Groups of columns, one a step (its words, its numbers). All numbers nothing: lines alone."""
    top = _top(max((number for _words, numbers in steps for number in numbers), default=0))
    group = max(_GROUP, *(_LETTER * len(words) for words, _numbers in steps)) if steps else _GROUP
    floor = HEIGHT - FOOT
    bars, labels = [], []
    for place, (words, numbers) in enumerate(steps):
        left = place * group + _GAP / 2
        width = (group - _GAP) / max(len(numbers), 1)
        for series, number in enumerate(numbers):
            height = max(_LEAST, (floor - TOP) * number / top) if number else 0
            if height:
                bars.append(
                    Bar(
                        round(left + series * width, 1),
                        round(floor - height, 1),
                        round(width - 2, 1),
                        round(height, 1),
                        series,
                    )
                )
        labels.append((left + (group - _GAP) / 2, words))
    step = top // _LINES
    lines = [(round(floor - (floor - TOP) * number / top, 1), number) for number in range(0, top + 1, step)]
    end = len(steps) * group
    return Columns(end + RIGHT, end, HEIGHT, bars, labels, lines)


def _top(largest: int) -> int:
    """The number at the upper line: four equal steps of a round number."""
    size = 1
    while True:
        for round_one in (1, 2, 5):
            if round_one * size * _LINES >= largest:
                return round_one * size * _LINES
        size *= 10
