"""States as a table, waits as numbers, and when a person should look first."""

from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.delivery.lifecycle.mailings import (
    LONGEST_WAIT,
    MOVES,
    Move,
    Progress,
    RowState,
    State,
    Verdict,
    deserves_rest,
    forecast,
    is_wave,
    quiet_after,
    verdict_of,
    wait_after,
)

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def test_which_moves_lead_where():
    table = {(source, move): target for move, (sources, target) in MOVES.items() for source in sources}
    assert table == {
        (State.OPEN, Move.START): State.RUNNING,
        (State.RUNNING, Move.PAUSE): State.PAUSED,
        (State.PAUSED, Move.RESUME): State.RUNNING,
        (State.OPEN, Move.CANCEL): State.CANCELLED,
        (State.RUNNING, Move.CANCEL): State.CANCELLED,
        (State.PAUSED, Move.CANCEL): State.CANCELLED,
        (State.RUNNING, Move.FINISH): State.DONE,
    }


@pytest.mark.parametrize(
    ("code", "verdict"),
    [(250, Verdict.SENT), (421, Verdict.LATER), (450, Verdict.LATER), (550, Verdict.REFUSED), (-1, Verdict.LATER)],
)
def test_what_an_answer_means(code, verdict):
    assert verdict_of(code) is verdict


def test_waits_grow_and_end():
    assert [wait_after(tries).total_seconds() / 60 for tries in range(1, 9)] == [2, 4, 8, 16, 32, 64, 128, 240]
    assert wait_after(1000) == LONGEST_WAIT
    assert [quiet_after(strikes).total_seconds() for strikes in (0, 1, 2, 6, 7, 1000)] == [15, 30, 60, 960, 1800, 1800]


def test_a_wave_is_many_and_a_share():
    assert [is_wave(*sums) for sums in ((0, 19), (0, 20), (60, 20), (61, 20), (1000, 100))] == [
        False, True, True, False, False,
    ]  # fmt: skip
    assert [deserves_rest(*sums) for sums in ((0, 2), (0, 3), (2, 3), (3, 3))] == [False, True, True, False]


def test_when_it_will_be_done():
    assert forecast(600, 10.0, NOW) == NOW + timedelta(minutes=1)
    assert forecast(0, 10.0, NOW) is forecast(10, 0.0, NOW) is None
    how = Progress({state: number for number, state in enumerate(RowState)}, 0.0, None)
    assert (how.total, how.left) == (10, 1)
