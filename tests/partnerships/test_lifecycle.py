"""Agreements: every state times every move, outcomes, deadlines."""

from datetime import date, timedelta

import pytest

from gemeinsinn.partnerships.lifecycle import (
    Move,
    Outcome,
    State,
    can_answer,
    can_cancel,
    can_move,
    is_over,
    outcome_of,
    thanks_wanted,
)

ALLOWED = {"open": "sign change cancel", "signed": "change cancel settle", "cancelled": "", "settled": "reopen"}
TODAY = date(2026, 12, 4)
YES, PARTLY, NO, UNKNOWN = Outcome.YES, Outcome.PARTLY, Outcome.NO, Outcome.UNKNOWN


@pytest.mark.parametrize("state", State)
def test_what_can_be_done_from_each_state(state):
    assert {move.value for move in Move if can_move(state, move)} == set(ALLOWED[state].split())


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ([], UNKNOWN),
        ([UNKNOWN], UNKNOWN),
        ([YES], YES),
        ([NO], NO),
        ([YES, YES], YES),
        ([NO, NO], NO),
        ([PARTLY, PARTLY], PARTLY),
        ([YES, NO], PARTLY),
        ([YES, PARTLY], PARTLY),
        ([NO, PARTLY], PARTLY),
        ([YES, UNKNOWN], YES),
    ],
)
def test_what_two_answers_add_up_to(answers, outcome):
    assert outcome_of(answers) is outcome
    assert outcome_of(answers[::-1]) is outcome


def test_the_day_itself_still_belongs_to_it():
    assert [is_over(day, TODAY) for day in (None, TODAY, TODAY - timedelta(days=1))] == [False, False, True]


@pytest.mark.parametrize("staff", [True, False])
@pytest.mark.parametrize("state", State)
def test_when_it_can_be_called_off(state, staff):
    due_today, over = TODAY, TODAY - timedelta(days=1)
    alive = state in {State.OPEN, State.SIGNED}
    assert can_cancel(state, due_today, TODAY, staff=staff) == alive
    assert can_cancel(state, over, TODAY, staff=staff) == (alive and (staff or state == State.OPEN))


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("state", State)
def test_when_it_can_be_reported_on(state, closed):
    over = TODAY - timedelta(days=1)
    assert can_answer(state, over, TODAY, closed=closed) == (
        state == State.SIGNED or (state == State.SETTLED and not closed)
    )
    assert can_answer(State.SIGNED, TODAY, TODAY, closed=False) is False


@pytest.mark.parametrize(
    ("outcome", "consents", "wanted"),
    [
        (YES, [True, True], True),
        (PARTLY, [True, True], True),
        (NO, [True, True], False),
        (UNKNOWN, [True, True], False),
        (YES, [True, False], False),
        (YES, [True], False),
        (YES, [], False),
    ],
)
def test_thanks_need_both_sides_and_something_that_happened(outcome, consents, wanted):
    assert thanks_wanted(outcome, consents) is wanted
