"""States and moves of suggestions, each against each."""

from datetime import date

import pytest

from gemeinsinn.matching.lifecycle.suggestions import Move, Reason, State, can_move, is_learned, most_a_month, state_on

ALLOWED = {
    State.OPEN: {Move.ASK, Move.DISMISS, Move.SNOOZE},
    State.ASKED: {Move.TAKE_BACK, Move.ACCEPT, Move.REFUSE},
    State.ACCEPTED: set(),
    State.REFUSED: {Move.ACCEPT, Move.REOPEN},
    State.DISMISSED: {Move.REOPEN},
    State.SNOOZED: {Move.ASK, Move.DISMISS, Move.SNOOZE, Move.REOPEN},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_moves(state, move):
    assert can_move(state, move) == (move in ALLOWED[state])


def test_what_was_put_off_is_open_again_from_its_day_on():
    today = date(2026, 11, 23)
    assert state_on("snoozed", date(2026, 11, 24), today) == State.SNOOZED
    assert state_on("snoozed", today, today) == State.OPEN
    assert state_on("snoozed", None, today) == State.OPEN
    assert state_on("asked", None, today) == State.ASKED


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("reason", Reason)
def test_only_a_stated_not_theirs_is_learned_from(state, reason):
    expected = reason == Reason.NOT_THEIRS and state in {State.DISMISSED, State.REFUSED}
    assert is_learned(state, reason) == expected


def test_the_smaller_number_counts():
    assert (most_a_month(), most_a_month(None), most_a_month(5, None, 2), most_a_month(0, 4)) == (3, 3, 2, 0)
