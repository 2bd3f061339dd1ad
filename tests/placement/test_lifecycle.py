"""Moves as data, states that follow, ages, and how long a certificate may be noted."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.placement.lifecycle import cases, certificates, proposals
from gemeinsinn.placement.lifecycle.proposals import LIVE, MOVES, WRITES, Move, State

MAY = {
    ("suggested", "introduce"): "introduced", ("suggested", "drop"): "not",
    ("introduced", "try"): "trial", ("introduced", "place"): "placed", ("introduced", "drop"): "not",
    ("trial", "place"): "placed", ("trial", "drop"): "not",
    ("placed", "end"): "ended", ("not", "again"): "suggested",
}  # fmt: skip


def test_the_whole_table_of_moves():
    found = {
        (state.value, move.value): MOVES[move][1].value
        for state in State for move in Move if proposals.can_move(state, move)
    }  # fmt: skip
    assert found == MAY
    assert proposals.moves_from("introduced") == [Move.TRY, Move.PLACE, Move.DROP]
    assert set(WRITES) == set(Move)


@given(st.lists(st.sampled_from(list(Move)), max_size=30))
def test_nobody_is_placed_without_having_been_introduced(steps):
    state, path = State.SUGGESTED, [State.SUGGESTED]
    for step in steps:
        if proposals.can_move(state, step):
            state = MOVES[step][1]
            path.append(state)
    for before, after in pairwise(path):
        assert (before, after) not in {(State.SUGGESTED, State.PLACED), (State.SUGGESTED, State.TRIAL)}
    if State.PLACED in path:
        assert State.INTRODUCED in path[: path.index(State.PLACED)]
    assert cases.may_close([state]) == (state not in {State.INTRODUCED, State.TRIAL})


@pytest.mark.parametrize(
    ("found", "talked", "state"),
    [
        ((), False, "enquiry"), ((), True, "advised"), (("not", "ended"), False, "advised"), (("suggested",), False, "suggested"),
        (("suggested", "introduced"), True, "introduced"), (("trial", "introduced"), True, "trial"),
        (("suggested", "trial", "placed", "not"), True, "placed"),
    ],
)  # fmt: skip
def test_a_case_is_as_far_as_its_furthest_proposal(found, talked, state):
    assert cases.state_of(found, talked=talked) == state


@pytest.mark.parametrize(
    ("born", "band"), [(2010, "to17"), (2009, "to17"), (2008, "18-29"), (1997, "18-29"), (1996, "30-44"), (1982, "30-44"),
                       (1981, "45-59"), (1966, "60-74"), (1951, "75+"), (1900, "75+")],
)  # fmt: skip
def test_the_year_of_birth_says_the_band(born, band):
    assert cases.band_of(born, 2026) == band


@pytest.mark.parametrize(
    ("issued", "fresh"),
    [(date(2026, 11, 28), True), (date(2026, 8, 28), True), (date(2026, 8, 27), False), (date(2026, 11, 29), False)],
)
def test_a_certificate_is_at_most_three_months_old_when_it_is_shown(issued, fresh):
    assert certificates.is_fresh(issued, date(2026, 11, 28)) is fresh


def test_a_certificate_is_due_again_after_five_years():
    assert certificates.due_again(date(2024, 2, 29)) == date(2029, 2, 28)


@given(st.lists(st.tuples(st.sampled_from(list(State)), st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)))))
def test_the_note_stays_only_for_what_goes_on_or_ended_less_than_twelve_weeks_ago(found):
    today = date(2026, 11, 28)
    goes_on = any(state in LIVE for state, _end in found)
    lately = any(state == State.ENDED and end and (today - end).days < 84 for state, end in found)
    assert certificates.is_needed(found, today) == (goes_on or lately)
