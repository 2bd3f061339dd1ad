"""Every state times every move, ages, and how long a place is kept for the next in line."""

from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.volunteering.lifecycle.ages import Fit, fit_of
from gemeinsinn.volunteering.lifecycle.plans import can_cancel_until, closes_at
from gemeinsinn.volunteering.lifecycle.signups import ENDED, HOLDING, LIVE, MOVES, Move, State, ask_until, can_move

S, M = State, Move
ALLOWED = {
    M.CONFIRM: {S.HELD, S.ASKED},
    M.REQUEST: {S.HELD, S.ASKED},
    M.ACCEPT: {S.REQUESTED, S.INTERESTED, S.WAITING},
    M.REFUSE: {S.REQUESTED, S.INTERESTED, S.WAITING, S.CONFIRMED},
    M.ASK: {S.WAITING},
    M.DECLINE: {S.ASKED},
    M.LAPSE: {S.HELD, S.ASKED, S.WAITING, S.INTERESTED},
    M.CANCEL: {S.HELD, S.REQUESTED, S.WAITING, S.ASKED, S.INTERESTED, S.CONFIRMED},
    M.CALL_OFF: {S.HELD, S.REQUESTED, S.WAITING, S.ASKED, S.INTERESTED, S.CONFIRMED},
    M.ATTEND: {S.CONFIRMED, S.MISSED},
    M.MISS: {S.CONFIRMED, S.ATTENDED},
    M.UNCHECK: {S.ATTENDED, S.MISSED},
    M.REJOIN_HELD: {S.DECLINED, S.LAPSED, S.CANCELLED},
    M.REJOIN_WAITING: {S.DECLINED, S.LAPSED, S.CANCELLED},
    M.REJOIN_INTERESTED: {S.DECLINED, S.LAPSED, S.CANCELLED},
}
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("move", Move)
def test_moves_by_state(move):
    assert {state for state in State if can_move(state, move)} == ALLOWED[move]
    assert set(MOVES) == set(Move)


def test_who_said_no_is_never_asked_again():
    assert not can_move(State.DECLINED, Move.ASK)


def test_a_place_is_kept_or_it_is_not():
    assert set(State) == ENDED | LIVE
    assert HOLDING <= LIVE
    assert State.WAITING not in HOLDING


@pytest.mark.parametrize(
    ("starts_in", "lasts"),
    [
        (timedelta(days=10), timedelta(hours=24)),
        (timedelta(hours=48), timedelta(hours=4)),
        (timedelta(hours=5), timedelta(hours=3)),
        (timedelta(hours=3), timedelta(hours=1)),
        (timedelta(hours=2, minutes=59), None),
        (timedelta(hours=-1), None),
    ],
)
def test_how_long_a_place_is_kept(starts_in, lasts):
    assert ask_until(NOW, NOW + starts_in) == (None if lasts is None else NOW + lasts)


@pytest.mark.parametrize(
    ("age", "least", "most", "fit"),
    [
        (None, None, None, Fit.WELCOME),
        (None, 16, None, Fit.WELCOME),
        (None, 18, None, Fit.UNKNOWN),
        (None, None, 26, Fit.UNKNOWN),
        (15, None, None, Fit.GUARDIAN),
        (16, None, None, Fit.WELCOME),
        (13, 14, None, Fit.TOO_YOUNG),
        (14, 14, None, Fit.GUARDIAN),
        (27, None, 27, Fit.WELCOME),
        (28, None, 27, Fit.TOO_OLD),
    ],
)
def test_ages(age, least, most, fit):
    assert fit_of(age, least, most) is fit


def test_closing_and_cancelling():
    start = NOW + timedelta(days=2)
    assert closes_at(start, None) == start
    assert closes_at(start, NOW) == NOW
    assert closes_at(start, start + timedelta(hours=1)) == start
    assert can_cancel_until(start, 24) == NOW + timedelta(days=1)
