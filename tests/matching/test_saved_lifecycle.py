"""When a kept search is looked at again, and which moves there are."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from gemeinsinn.matching.lifecycle.saved import MOVES, Move, Rhythm, State, next_turn

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=BERLIN)


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("rhythm", "after", "turn"),
    [
        (Rhythm.AT_ONCE, at(22, 15, 3), at(22, 15, 3)),
        (Rhythm.DAILY, at(22, 6, 59), at(22, 7)),
        (Rhythm.DAILY, at(22, 7), at(23, 7)),
        (Rhythm.DAILY, at(22, 23), at(23, 7)),
        (Rhythm.WEEKLY, at(22, 23), MONDAY),  # a Sunday
        (Rhythm.WEEKLY, at(23, 6), MONDAY),
        (Rhythm.WEEKLY, MONDAY, at(30, 7)),
        (Rhythm.WEEKLY, at(25, 12), at(30, 7)),
    ],
)
def test_the_next_turn(rhythm, after, turn):
    assert next_turn(rhythm, after) == turn


def test_seven_in_the_morning_stays_seven_when_the_clocks_change():
    before = datetime(2026, 10, 24, 12, 0, tzinfo=BERLIN)
    assert next_turn(Rhythm.DAILY, before).isoformat() == "2026-10-25T07:00:00+01:00"


def test_every_move():
    assert MOVES == {
        Move.CONFIRM: (State.WAITING, State.ACTIVE),
        Move.PAUSE: (State.ACTIVE, State.PAUSED),
        Move.RESUME: (State.PAUSED, State.ACTIVE),
    }
