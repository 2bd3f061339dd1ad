"""From a yes to the closed book: every state times every move."""

import pytest

from gemeinsinn.exchange.lifecycle import calls
from gemeinsinn.exchange.lifecycle.responses import HOLDING, MOVES, Move, State, can_move, frees_share, takes_share

ALLOWED = {
    "unconfirmed": "confirm withdraw expire",
    "offered": "accept decline withdraw expire",
    "accepted": "withdraw agree reopen",
    "declined": "reopen",
    "withdrawn": "",
    "expired": "",
    "agreed": "withdraw fulfil",
    "fulfilled": "close unfulfil",
    "closed": "",
}
CALLS_ALLOWED = {
    "open": "take miss finish",
    "taken": "miss finish reopen",
    "missed": "take miss finish reopen",
    "done": "reopen",
}


@pytest.mark.parametrize("state", State)
def test_what_can_be_done_from_each_state(state):
    assert {move.value for move in Move if can_move(state, move)} == set(ALLOWED[state].split())


@pytest.mark.parametrize("state", calls.State)
def test_what_can_be_done_with_a_call(state):
    assert {move.value for move in calls.Move if calls.can_move(state, move)} == set(CALLS_ALLOWED[state].split())


@pytest.mark.parametrize("move", Move)
def test_a_share_is_taken_or_freed_exactly_when_holding_changes(move):
    before_all, after = MOVES[move]
    for before in before_all:
        assert frees_share(before, after) == (before in HOLDING and after not in HOLDING)
        assert takes_share(before, after) == (before not in HOLDING and after in HOLDING)


def test_the_moves_that_free_and_take():
    moved = {(move, before) for move, (states, _after) in MOVES.items() for before in states}
    freed = {(move.value, before.value) for move, before in moved if frees_share(before, MOVES[move][1])}
    taken = {(move.value, before.value) for move, before in moved if takes_share(before, MOVES[move][1])}
    assert freed == {
        ("decline", "offered"),
        ("expire", "unconfirmed"),
        ("expire", "offered"),
        *(("withdraw", state) for state in ("unconfirmed", "offered", "accepted", "agreed")),
    }
    assert taken == {("reopen", "declined")}
