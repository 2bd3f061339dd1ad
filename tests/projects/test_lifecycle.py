"""Every state and every move; houses as wide as their share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.projects.lifecycle import House, Move, State, can_move, houses_of

ALLOWED = {
    Move.SEND: {"draft"}, Move.CONFIRM: {"unconfirmed"}, Move.PUBLISH: {"submitted", "returned", "hidden"},
    Move.RETURN: {"submitted"}, Move.RESUBMIT: {"returned"}, Move.FINISH: {"published"}, Move.REOPEN: {"done"},
    Move.HIDE: {"submitted", "returned", "published", "done"}, Move.UNPUBLISH: {"published", "returned", "hidden"},
}  # fmt: skip


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("state", State)
def test_moves(state, move):
    assert can_move(state, move) is (state in ALLOWED[move])


def test_houses_for_a_known_mix():
    assert houses_of({"municipality": 100, "state": 0, "own": 200}) == [
        House("municipality", 100, 0, 333, 33),
        House("own", 200, 333, 667, 67),
    ]
    assert houses_of({}) == [] and houses_of({"own": 0}) == []


@given(
    st.dictionaries(
        st.sampled_from(["municipality", "state", "federation", "foundation", "business", "own"]),
        st.integers(0, 10**12),
    )
)
def test_houses_fill_the_street_and_keep_their_share(mix):
    houses = houses_of(mix)
    whole = sum(mix.values())
    assert sum(house.width for house in houses) == (1000 if whole else 0)
    assert sum(house.percent for house in houses) == (100 if whole else 0)
    assert [house.start for house in houses] == [
        sum(one.width for one in houses[:place]) for place in range(len(houses))
    ]
    for house in houses:
        assert abs(house.width - house.cents * 1000 / whole) < 1
