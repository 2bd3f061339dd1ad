"""Charts: every bar stands on the floor, keeps its place, and is as high as its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.ui.charts import FOOT, HEIGHT, TOP, columns

numbers = st.lists(st.tuples(st.text(max_size=4), st.tuples(*[st.integers(0, 10**7)] * 3)), max_size=30)


@given(numbers)
def test_bars_stay_inside_and_higher_is_more(steps):
    chart = columns(steps)
    for bar in chart.bars:
        assert bar.x >= 0 and bar.x + bar.width <= chart.end < chart.width and bar.width > 0
        assert bar.y >= TOP - 0.1 and abs(bar.y + bar.height - (HEIGHT - FOOT)) < 0.2
    shown = [number for _words, group in steps for number in group if number]
    assert len(chart.bars) == len(shown)
    pairs = sorted(zip(shown, [bar.height for bar in chart.bars], strict=True))
    assert [height for _number, height in pairs] == sorted(height for _number, height in pairs)


@pytest.mark.parametrize(
    ("largest", "lines"),
    [(0, [0, 1, 2, 3, 4]), (4, [0, 1, 2, 3, 4]), (5, [0, 2, 4, 6, 8]), (90, [0, 50, 100, 150, 200])],
)
def test_lines_stand_at_round_numbers(largest, lines):
    assert [number for _y, number in columns([("Mai", (largest,))]).lines] == lines
