"""States and moves of notices: the whole table, and the strips."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.exchange.lifecycle.notices import (
    EDITABLE,
    FREE_TO_CHANGE,
    MOVES,
    Move,
    State,
    can_move,
    is_answerable,
    is_due_to_ask,
    is_due_to_hide,
    is_expired,
    move_for_change,
)
from gemeinsinn.exchange.lifecycle.strips import strips

ALLOWED = {
    State.DRAFT: {Move.SEND, Move.WITHDRAW},
    State.UNCONFIRMED: {Move.CONFIRM, Move.WITHDRAW},
    State.SUBMITTED: {Move.PUBLISH, Move.RETURN, Move.WITHDRAW},
    State.RETURNED: {Move.PUBLISH, Move.RESUBMIT, Move.WITHDRAW},
    State.PUBLISHED: {
        Move.RECHECK,
        Move.EXPIRE,
        Move.HIDE,
        Move.REVIVE,
        Move.FINISH,
        Move.WITHDRAW,
        Move.UNPUBLISH,
    },
    State.EXPIRED: {Move.RECHECK, Move.REVIVE, Move.FINISH, Move.WITHDRAW},
    State.HIDDEN: {Move.RESUBMIT, Move.RECHECK, Move.REVIVE, Move.FINISH, Move.WITHDRAW},
    State.DONE: {Move.RESUBMIT, Move.RECHECK, Move.REVIVE},
    State.WITHDRAWN: set(),
}
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("state", list(State))
def test_moves_from_each_state(state):
    assert {move for move in Move if can_move(state, move)} == ALLOWED[state]


def test_every_move_leads_somewhere_and_never_back_to_itself_but_revive():
    assert set(MOVES) == set(Move)
    assert {move for move, (froms, to) in MOVES.items() if to in froms} == {Move.REVIVE}


@pytest.mark.parametrize(
    ("state", "changed", "by_agency", "move"),
    [
        (State.UNCONFIRMED, {"title"}, False, None),
        (State.SUBMITTED, {"title"}, False, None),
        (State.RETURNED, {"amount"}, False, Move.RESUBMIT),
        (State.PUBLISHED, {"until", "amount"}, False, Move.REVIVE),
        (State.PUBLISHED, {"until", "title"}, False, Move.RECHECK),
        (State.EXPIRED, {"until"}, False, Move.REVIVE),
        (State.EXPIRED, {"benefit"}, False, Move.RECHECK),
        (State.HIDDEN, {"until"}, False, Move.REVIVE),
        (State.HIDDEN, {"until"}, True, Move.RESUBMIT),
        (State.DONE, {"amount"}, False, Move.REVIVE),
        (State.DONE, {"title"}, False, Move.RECHECK),
        (State.DONE, {"amount"}, True, Move.RESUBMIT),
    ],
)
def test_what_a_change_sets_off(state, changed, by_agency, move):
    assert move_for_change(state, changed, hidden_by_agency=by_agency) is move


@pytest.mark.parametrize("state", sorted(EDITABLE))
def test_the_move_of_a_change_is_always_allowed(state):
    for changed in (FREE_TO_CHANGE, {"title"}):
        for by_agency in (False, True):
            move = move_for_change(state, changed, hidden_by_agency=by_agency)
            assert move is None or can_move(state, move)


def test_the_last_day_still_counts():
    assert [is_expired(day, TODAY) for day in (None, TODAY, TODAY - timedelta(days=1))] == [False, False, True]
    assert is_answerable(State.PUBLISHED, TODAY, TODAY)
    assert not is_answerable(State.PUBLISHED, TODAY - timedelta(days=1), TODAY)
    assert not is_answerable(State.HIDDEN, None, TODAY)


def test_when_to_ask_and_when_to_hide():
    assert is_due_to_ask(NOW - timedelta(days=90), None, NOW)
    assert not is_due_to_ask(NOW - timedelta(days=90) + timedelta(seconds=1), None, NOW)
    assert not is_due_to_ask(NOW - timedelta(days=900), TODAY, NOW)
    assert is_due_to_ask(NOW - timedelta(days=76), TODAY, NOW, opportunity=True)
    assert not is_due_to_ask(NOW - timedelta(days=76) + timedelta(seconds=1), None, NOW, opportunity=True)
    assert is_due_to_hide(NOW - timedelta(days=14), NOW)
    assert not is_due_to_hide(NOW - timedelta(days=14) + timedelta(seconds=1), NOW)
    assert not is_due_to_hide(None, NOW)


@pytest.mark.parametrize(
    ("amount", "covered", "tenths", "torn", "count"),
    [
        (None, 0, False, 0, 0),
        (2000, 0, False, 0, 20),
        (2000, 800, False, 8, 20),
        (2000, 2000, False, 20, 20),
        (2100, 100, False, 1, 10),
        (10000, 9999, False, 9, 10),
        (250, 100, False, 1, 3),
        (100, 50, False, 0, 1),
        (20000, 1, True, 1, 10),
    ],
)
def test_strips(amount, covered, tenths, torn, count):
    drawn = strips(amount, covered, in_tenths=tenths)
    assert (sum(drawn), len(drawn)) == (torn, count)


@given(st.integers(1, 10**12), st.integers(0, 10**12), st.booleans())
def test_strips_never_say_all_or_nothing_wrongly(amount, covered, tenths):
    covered = min(covered, amount)
    drawn = strips(amount, covered, in_tenths=tenths)
    assert 1 <= len(drawn) <= 20
    assert all(drawn) == (covered == amount)
    if covered == 0:
        assert not any(drawn)
    assert drawn == sorted(drawn, reverse=True)
