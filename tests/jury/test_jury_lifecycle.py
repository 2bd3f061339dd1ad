"""Tallies, bias and blind fields without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.fund.lifecycle.juries import Blind, Majority, Tie
from gemeinsinn.jury.lifecycle.blind import FIELDS, seen
from gemeinsinn.jury.lifecycle.conflicts import Side, family_name, grounds
from gemeinsinn.jury.lifecycle.sittings import MOVES, State
from gemeinsinn.jury.lifecycle.tally import Ballot, Choice, count, weighted_mean

ASKED = 100
VOTES = {"y": Ballot(Choice.YES), "n": Ballot(Choice.NO), "a": Ballot(Choice.ABSTAIN), "6": Ballot(Choice.LESS, 60)}
CHAIR = {
    "Y": Ballot(Choice.YES, chair=True),
    "N": Ballot(Choice.NO, chair=True),
    "A": Ballot(Choice.ABSTAIN, chair=True),
}


def carried(votes, majority="simple", tie="rejected", quorum=0, present=None):
    ballots = [(VOTES | CHAIR)[one] for one in votes]
    told = {"majority": Majority(majority), "tie": Tie(tie), "quorum": quorum}
    return count(ballots, asked=ASKED, present=len(ballots) if present is None else present, **told)


@pytest.mark.parametrize(
    ("votes", "majority", "tie", "cents", "tied"),
    [
        ("yyn", "simple", "rejected", 100, False),
        ("ynn", "simple", "rejected", None, False),
        ("yn", "simple", "rejected", None, True),
        ("Yn", "simple", "chair", 100, True),
        ("yN", "simple", "chair", None, True),
        ("ynA", "simple", "chair", None, True),
        ("yaa", "simple", "rejected", 100, False),
        ("yaa", "absolute", "rejected", None, False),
        ("yya", "absolute", "rejected", 100, False),
        ("yYna", "absolute", "chair", 100, True),
        ("yyn", "two_thirds", "rejected", 100, False),
        ("yynn", "two_thirds", "rejected", None, False),
        ("y66", "simple", "rejected", 60, False),
        ("yy6", "simple", "rejected", 100, False),
        ("6nn", "simple", "rejected", None, False),
        ("y6", "simple", "rejected", 60, True),  # equal for the whole sum, all for the smaller one
        ("aaa", "simple", "rejected", None, False),
        ("", "simple", "rejected", None, False),
    ],
)
def test_the_largest_amount_with_a_majority_carries(votes, majority, tie, cents, tied):
    found = carried(votes, majority, tie)
    assert (found.cents, found.tied) == (cents, tied)


def test_without_a_quorum_nothing_carries():
    found = carried("yyy", quorum=4)
    assert (found.quorate, found.cents, found.yes, found.present) == (False, None, 3, 3)


BALLOTS = st.lists(
    st.one_of(
        st.sampled_from([Ballot(Choice.YES), Ballot(Choice.NO), Ballot(Choice.ABSTAIN)]),
        st.integers(1, ASKED - 1).map(lambda cents: Ballot(Choice.LESS, cents)),
    ),
    max_size=9,
)
RULES = {"majority": st.sampled_from(Majority), "quorum": st.integers(0, 9)}


@given(ballots=BALLOTS, more=st.integers(0, 3), **RULES)
def test_what_carries_was_named_by_somebody_and_never_exceeds_what_was_asked(ballots, more, majority, quorum):
    found = count(ballots, asked=ASKED, present=len(ballots) + more, quorum=quorum, majority=majority, tie=Tie.REJECTED)
    assert found.cents is None or found.cents in {one.gives(ASKED) for one in ballots} - {0}
    assert (found.yes + found.less + found.no + found.abstain) == len(ballots)


@given(ballots=BALLOTS, order=st.randoms(use_true_random=False), **RULES)
def test_the_order_of_votes_does_not_matter(ballots, order, majority, quorum):
    told = {"asked": ASKED, "present": len(ballots), "quorum": quorum, "majority": majority, "tie": Tie.REJECTED}
    shuffled = ballots[:]
    order.shuffle(shuffled)
    assert count(ballots, **told) == count(shuffled, **told)


@given(ballots=BALLOTS, majority=st.sampled_from(Majority), tie=st.sampled_from(Tie))
def test_one_more_yes_never_gives_less(ballots, majority, tie):
    before = count(ballots, asked=ASKED, present=len(ballots), quorum=0, majority=majority, tie=tie)
    more = [*ballots, Ballot(Choice.YES)]
    after = count(more, asked=ASKED, present=len(more), quorum=0, majority=majority, tie=tie)
    assert (after.cents or 0) >= (before.cents or 0)


@given(ballots=BALLOTS)
def test_a_stricter_majority_never_gives_more(ballots):
    told = {"asked": ASKED, "present": len(ballots), "quorum": 0, "tie": Tie.REJECTED}
    simple, absolute = (count(ballots, majority=one, **told).cents or 0 for one in (Majority.SIMPLE, Majority.ABSOLUTE))
    assert absolute <= simple


def test_points_are_weighed():
    assert weighted_mean({"a": 5, "b": 2}, {"a": 2, "b": 1}) == 4
    assert weighted_mean({}, {}) is None and weighted_mean({}, {"a": 1}) == 0


@pytest.mark.parametrize(
    ("member", "other", "found"),
    [
        (Side(names=("Dr. Renate Kühn",)), Side(names=("Otto KÜHN", "")), ["name"]),
        (Side(names=("Renate",)), Side(names=("Renate",)), []),
        (Side(organisations=("Hofverein e. V.", "")), Side(organisations=("HOFVEREIN e.V.",)), ["organisation"]),
        (
            Side(addresses=(("Tulpenstraße 3", "06122 Halle"),)), Side(addresses=(("tulpenstr. 3", "06122 Halle (Saale)"),)),
            ["address"],
        ),
        (Side(addresses=(("Tulpenweg 3", "Halle"),)), Side(addresses=(("Tulpenweg 3", "Zeitz"),)), []),
        (Side(addresses=(("", ""),)), Side(addresses=(("", ""),)), []),
        (Side(("A Bo",), ("C",), (("D 1", "E"),)), Side(("X Bo",), ("C",), (("D 1", "E"),)), ["organisation", "address", "name"]),
    ],
)  # fmt: skip
def test_what_both_have_in_common_may_be_bias(member, other, found):
    assert grounds(member, other) == found == grounds(other, member)


def test_a_family_name_is_the_last_of_several_words():
    assert [family_name(name) for name in ("Jule Brandt", "Jule", "", "Otto B")] == ["brandt", "", "", ""]


CONTENT = {
    "title": "Fest", "organisation_name": "Verein", "legal_form": "e. V.", "street": "Weg 1", "town": "Halle", "birth_year": 2008,
    "place": "Halle", "spot": "Hof", "partners": "Chor",
    "who": {"name": "Jule", "email": "j@example.org", "phone": "1", "host": {"organisation": "Träger", "email": "t@example.org"}},
}  # fmt: skip


@given(blind=st.sets(st.sampled_from(Blind)))
def test_blind_fields_are_not_there_at_all_and_addresses_never(blind):
    found = seen(CONTENT, blind)
    assert not {field for one in blind for field in FIELDS[one]} & set(found)
    assert "example.org" not in str(found) and found["title"] == "Fest"
    if not blind:
        assert (found["name"], found["host"]) == ("Jule", "Träger")


def test_an_emptied_application_shows_nothing():
    assert seen({}, [Blind.NAME]) == {"host": ""}


def test_every_state_of_a_sitting_but_the_last_can_be_left():
    ways = {state for sources, _to in MOVES.values() for state in sources}
    assert set(State) - ways == {State.DONE, State.CANCELLED}
