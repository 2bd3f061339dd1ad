"""States, shifts, claims and reminders of a grant: as tables and as properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gemeinsinn.proof.lifecycle.figures import claim_of, over_by, result_of, sample_of, settle, total_of, value_of_hours
from gemeinsinn.proof.lifecycle.grants import MOVES, Move, Result, State, can, settle_by
from gemeinsinn.proof.lifecycle.reminders import stage_on

TABLE = {
    # state     end  resume hand_in back check revoke close reopen
    "running": "x    -      x       -    -     x      -     -",
    "due": "    -    x      x       -    -     x      -     -",
    "handed_in": "-  -      -       x    x     -      -     -",
    "back": "   -    -      x       -    -     x      -     -",
    "checked": "-    -      -       -    -     -      x     -",
    "closed": " -    -      -       -    -     -      -     x",
}
CENTS = some.integers(0, 500_000)


def test_every_state_and_move_as_in_the_table():
    found = {state.value: " ".join("x" if can(state, step) else "-" for step in Move) for state in State}
    assert found == {state: " ".join(row.split()) for state, row in TABLE.items()}
    assert {step: target for step, (_from, target) in MOVES.items()} == {
        Move.END: State.DUE, Move.RESUME: State.RUNNING, Move.HAND_IN: State.HANDED_IN, Move.SEND_BACK: State.BACK,
        Move.CHECK: State.CHECKED, Move.REVOKE: State.CHECKED, Move.CLOSE: State.CLOSED, Move.REOPEN: State.CHECKED,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("contract", "wanted", "percent", "over"),
    [
        ({"a": 100, "b": 50}, {"a": 120, "b": 30}, 20, []),
        ({"a": 100, "b": 50}, {"a": 121, "b": 29}, 20, ["a"]),
        ({"a": 100}, {"a": 99, "c": 1}, 20, ["c"]),
        ({"a": 100}, {"a": 100, "c": 0}, 20, []),
        ({"a": 3}, {"a": 3}, 0, []),
        ({"a": 3, "b": 3}, {"a": 4, "b": 7}, 0, ["a", "b"]),
    ],
)
def test_what_grows_by_more_than_the_rules_leave_free(contract, wanted, percent, over):
    assert over_by(contract, wanted, percent) == over


PLANS = some.dictionaries(some.sampled_from("abcd"), CENTS, max_size=4)


@given(PLANS, PLANS, some.integers(0, 100))
def test_a_free_shift_stays_within_its_per_cent_of_everything(contract, wanted, percent):
    if not over_by(contract, wanted, percent):
        assert total_of(wanted) * 100 <= total_of(contract) * (100 + percent)
        assert all(wanted[key] * 100 <= contract.get(key, 0) * (100 + percent) for key in wanted)
    assert over_by(contract, contract, percent) == []


@given(CENTS, CENTS, CENTS, CENTS)
def test_a_claim_is_never_more_than_the_grant_nor_than_what_is_left_to_pay(costs, own, others, awarded):
    claim = claim_of(costs=costs, own=own, others=others, awarded=awarded)
    assert 0 <= claim <= awarded
    assert claim == min(awarded, costs - own - others) or (claim == 0 and costs <= own + others)
    assert claim_of(costs=costs + 1, own=own, others=others, awarded=awarded) >= claim


@given(CENTS, CENTS, CENTS)
def test_after_a_check_every_cent_has_its_place(claimed, paid, less):
    recognised = max(0, claimed - less)
    found, result = (
        settle(recognised=recognised, paid=paid),
        result_of(claimed=claimed, recognised=recognised, paid=paid),
    )
    assert paid + found.pay - found.repay == recognised
    assert min(found.pay, found.repay) == 0 <= max(found.pay, found.repay)
    assert found.promised == max(paid, recognised)
    assert (result == Result.REPAYMENT) == bool(found.repay)
    assert (result == Result.ACCEPTED) == (recognised == claimed and not found.repay)


@given(some.integers(1, 10**6), some.sets(some.integers(1, 10**6), max_size=40), some.integers(1, 100))
def test_a_sample_is_drawn_once_and_large_enough(case, receipts, percent):
    drawn = sample_of(case, receipts, percent)
    assert drawn == sample_of(case, sorted(receipts, reverse=True), percent) and drawn <= receipts
    assert len(drawn) * 100 >= len(receipts) * percent > (len(drawn) - 1) * 100 or not receipts
    assert sample_of(case, receipts, 100) == receipts


@pytest.mark.parametrize(("hundredths", "rate", "cents"), [(150, 1500, 2250), (1, 1599, 15), (0, 1500, 0)])
def test_hours_are_worth_what_the_rules_say(hundredths, rate, cents):
    assert value_of_hours(hundredths, rate) == cents


DUE = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("days", "stage"), [(-15, 0), (-14, 1), (-4, 1), (-3, 2), (0, 2), (1, 3), (13, 3), (14, 4), (400, 4)]
)
def test_reminders_come_twice_before_and_twice_after(days, stage):
    assert stage_on(DUE, DUE + timedelta(days=days)) == stage


def test_the_proof_is_due_some_weeks_after_the_end():
    assert settle_by(date(2026, 10, 31), 4) == DUE
