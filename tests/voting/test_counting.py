"""Counting: cases worked out by hand, and what holds for every set of ballots."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.voting.lifecycle import counting
from gemeinsinn.voting.lifecycle.counting import Choice, Why, as_data, count, equal_shares, greedy, plurality
from gemeinsinn.voting.lifecycle.polls import Method

BUDGET = 200_000
THREE = [Choice(1, 80_000, 1), Choice(2, 80_000, 2), Choice(3, 80_000, 3)]
TOY = [frozenset({1})] * 4 + [frozenset({2})] * 3 + [frozenset({3})] * 2 + [frozenset()]


def said(outcome):
    return [(one.key, one.votes, one.why, one.left) for one in outcome.steps]


def test_two_thousand_euros_by_equal_shares():
    """Ten ballots, 200 € each. Four pay 800 € alone; three need 266.67 €, which is 34 raises of 2 €; two would need 400 €.

    With the raises 1,600 € are spent, without them 800 €. The third does not fit into the 400 € that are left.
    """
    outcome = equal_shares(THREE, TOY, BUDGET)
    assert said(outcome) == [(1, 4, Why.TAKEN, 120_000), (2, 3, Why.TAKEN, 40_000), (3, 2, Why.TOO_DEAR, 40_000)]
    assert (outcome.alone, outcome.spent, outcome.share, outcome.raises) == ((1,), 160_000, 20_000, 34)
    assert [one.price for one in outcome.steps] == [20_000, Fraction(80_000, 3), None]


def test_the_same_by_votes():
    outcome = greedy(THREE, TOY, BUDGET)
    assert said(outcome) == [(1, 4, Why.TAKEN, 120_000), (2, 3, Why.TAKEN, 40_000), (3, 2, Why.TOO_DEAR, 40_000)]
    assert outcome.spent == 160_000


def test_a_majority_cannot_spend_the_shares_of_the_others():
    """Six like A, B and C (600 € each), four like D (600 €). By votes D gets nothing; with shares of 180 € it does."""
    choices = [Choice(key, 60_000, key) for key in (1, 2, 3, 4)]
    ballots = [frozenset({1, 2, 3})] * 6 + [frozenset({4})] * 4
    assert greedy(choices, ballots, 180_000).winners == (1, 2, 3)
    outcome = equal_shares(choices, ballots, 180_000)
    assert set(outcome.winners) == {1, 4, 2}
    assert outcome.winners.index(1) < outcome.winners.index(4)


def test_whoever_has_less_left_gives_that():
    """A (300 €) is ticked by 1 and 2, B (400 €) by 2 and 3, shares are 300 €: 2 has 150 € left, 3 pays 250 €."""
    outcome = equal_shares(
        [Choice(1, 30_000, 1), Choice(2, 40_000, 2)],
        [frozenset({1}), frozenset({1, 2}), frozenset({2})],
        90_000,
    )
    assert [(one.key, one.price) for one in outcome.steps] == [(1, 15_000), (2, 25_000)]


def test_what_supporters_cannot_pay_although_the_pot_could(monkeypatch):
    monkeypatch.setattr(counting, "MOST_RAISES", 3)
    outcome = equal_shares(THREE, TOY, BUDGET)
    assert said(outcome)[1:] == [(2, 3, Why.UNPAID, 120_000), (3, 2, Why.UNPAID, 120_000)]
    assert (outcome.raises, outcome.steps[1].held) == (3, Fraction(20_000 * 103 * 3, 100))


def test_a_raise_that_would_exceed_the_budget_is_not_made():
    """One euro too dear together: both become affordable at the same raise, so neither is taken."""
    choices = [Choice(1, 60_000, 1), Choice(2, 60_000, 2)]
    outcome = equal_shares(choices, [frozenset({1}), frozenset({2})], 100_000)
    assert (outcome.winners, outcome.raises) == ((), 19)
    assert [one.why for one in outcome.steps] == [Why.UNPAID, Why.UNPAID]


def test_ties_more_votes_then_cheaper_then_earlier():
    choices = [Choice(1, 900, 2), Choice(2, 900, 1), Choice(3, 800, 3), Choice(4, 700, 4)]
    ballots = [frozenset({1, 2, 3, 4}), frozenset({1, 2, 3})]
    assert [one.key for one in greedy(choices, ballots, 10_000).steps] == [3, 2, 1, 4]
    assert [one.key for one in equal_shares(choices, ballots, 10_000).steps] == [3, 2, 1, 4]
    assert said(plurality(choices, ballots)) == [
        (3, 2, Why.TAKEN, 0), (2, 2, Why.BEHIND, 0), (1, 2, Why.BEHIND, 0), (4, 1, Why.BEHIND, 0)
    ]  # fmt: skip


@pytest.mark.parametrize("method", Method)
def test_nobody_came(method):
    outcome = count(method, THREE, [], BUDGET)
    assert outcome.winners == () and {one.why for one in outcome.steps} == {Why.NO_VOTES}
    assert count(method, THREE, [frozenset()], BUDGET).winners == ()


def test_as_data_it_is_rounded_for_reading():
    assert as_data(equal_shares(THREE, TOY, BUDGET), TOY) == {
        "ballots": 10, "empty": 1, "spent": 160_000, "share": 20_000, "raises": 34, "alone": [1],
        "steps": [
            {"key": 1, "votes": 4, "why": "taken", "left": 120_000, "price": 20_000, "held": None},
            {"key": 2, "votes": 3, "why": "taken", "left": 40_000, "price": 26_667, "held": None},
            {"key": 3, "votes": 2, "why": "too_dear", "left": 40_000, "price": None, "held": 53_600},
        ],
    }  # fmt: skip


costs = st.lists(st.integers(1, 90_000), min_size=1, max_size=6)


@st.composite
def elections(draw):
    """Up to six options, up to twelve ballots, a budget."""
    choices = [Choice(place, cost, place) for place, cost in enumerate(draw(costs), start=1)]
    ballot = st.frozensets(st.sampled_from([one.key for one in choices]))
    return choices, draw(st.lists(ballot, max_size=12)), draw(st.integers(1, 150_000))


@given(elections(), st.sampled_from([Method.GREEDY, Method.SHARES]))
def test_the_budget_is_never_exceeded_and_the_sums_are_true(election, method):
    choices, ballots, budget = election
    outcome = count(method, choices, ballots, budget)
    cost = {one.key: one.cost for one in choices}
    assert outcome.spent == sum(cost[key] for key in outcome.winners) <= budget
    assert outcome.steps[-1].left == budget - outcome.spent
    assert sorted(one.key for one in outcome.steps) == sorted(cost)


@given(elections(), st.sampled_from(Method), st.randoms())
def test_neither_the_order_of_ballots_nor_that_of_the_options_matters(election, method, chance):
    choices, ballots, budget = election
    shuffled, mixed = list(ballots), list(choices)
    chance.shuffle(shuffled)
    chance.shuffle(mixed)
    assert count(method, mixed, shuffled, budget) == count(method, choices, ballots, budget)


@given(elections(), st.data())
def test_by_votes_one_more_tick_never_harms_what_is_chosen(election, data):
    choices, ballots, budget = election
    for method in (Method.GREEDY, Method.PLURALITY):
        before = count(method, choices, ballots, budget)
        if not before.winners:
            continue
        winner = data.draw(st.sampled_from(before.winners))
        more = [*ballots, frozenset({winner})]
        assert winner in count(method, choices, more, budget).winners


@given(elections())
def test_by_votes_nothing_that_fits_is_left_out(election):
    choices, ballots, budget = election
    outcome = greedy(choices, ballots, budget)
    left = budget - outcome.spent
    votes = {one.key: one.votes for one in outcome.steps}
    assert not [one for one in choices if one.key not in outcome.winners and votes[one.key] and one.cost <= left]


@given(elections())
def test_whoever_agrees_and_could_pay_together_has_something_chosen(election):
    """Equal shares: if the shares of all who tick an option pay for it, one of them at least has a winner."""
    choices, ballots, budget = election
    outcome = equal_shares(choices, ballots, budget)
    for one in choices:
        supporters = [ballot for ballot in ballots if one.key in ballot]
        if supporters and len(supporters) * Fraction(budget, len(ballots)) >= one.cost:
            assert any(ballot & set(outcome.winners) for ballot in supporters)


def slowly(choices, ballots, share):
    """Equal shares once more, voter by voter and without any shortcut."""
    money = [share] * len(ballots)
    bought, rest = [], list(choices)
    while True:
        found = []
        for one in rest:
            mine = sorted(range(len(ballots)), key=lambda place: money[place])
            mine = [place for place in mine if one.key in ballots[place]]
            if not mine or sum(money[place] for place in mine) < one.cost:
                continue
            left, people = Fraction(one.cost), len(mine)
            for place in mine:
                if money[place] * people >= left:
                    break
                left, people = left - money[place], people - 1
            found.append((left / people / one.cost, -len(mine), one.cost, one.entry, one, left / people))
        if not found:
            return bought
        *_rank, one, price = min(found, key=lambda row: row[:4])
        for place, ballot in enumerate(ballots):
            if one.key in ballot:
                money[place] -= min(price, money[place])
        bought.append(one.key)
        rest.remove(one)


@given(elections())
def test_the_shortcuts_change_nothing(election):
    choices, ballots, budget = election
    if ballots:
        assert list(equal_shares(choices, ballots, budget).alone) == slowly(
            choices, ballots, Fraction(budget, len(ballots))
        )
