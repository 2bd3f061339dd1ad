"""The best assignment really is the best, and says why."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinsinn.matching.engine import allocation
from gemeinsinn.matching.engine.allocation import TooManyPins, plan_for

SCORES = st.integers(0, 9)


@st.composite
def fairs(draw):
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    scores = np.array(
        draw(st.lists(st.lists(SCORES, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    )
    rooms = draw(st.lists(st.integers(0, 3), min_size=rows, max_size=rows))
    offers = draw(st.lists(st.integers(0, 3), min_size=columns, max_size=columns))
    return scores.astype(float), rooms, offers


def best_by_trying(scores, rooms, offers):
    """Every choice of partners for every need, row by row."""
    best = {tuple(offers): 0.0}
    for row, room in enumerate(rooms):
        after = {}
        for left, total in best.items():
            for taken in product((0, 1), repeat=len(offers)):
                rest = tuple(have - one for have, one in zip(left, taken, strict=True))
                if sum(taken) <= room and min(rest) >= 0:
                    new = total + sum(scores[row, column] for column, one in enumerate(taken) if one)
                    after[rest] = max(after.get(rest, -1.0), new)
        best = after
    return max(best.values())


@settings(max_examples=150, deadline=None)
@given(fairs())
def test_nothing_tried_by_hand_is_better(fair):
    scores, rooms, offers = fair
    plan = plan_for(scores, need_room=rooms, offer_room=offers)
    assert plan.total == pytest.approx(best_by_trying(scores, rooms, offers))
    for row, room in enumerate(rooms):
        assert sum(one.need == row for one in plan.pairs) <= room
    for column, room in enumerate(offers):
        assert sum(one.offer == column for one in plan.pairs) <= room
    assert len({(one.need, one.offer) for one in plan.pairs}) == len(plan.pairs)


@settings(max_examples=60, deadline=None)
@given(fairs(), st.data())
def test_what_is_forbidden_does_not_come_about_and_what_is_pinned_does(fair, data):
    scores, rooms, offers = fair
    cells = [(row, column) for row in range(len(rooms)) for column in range(len(offers))]
    forbidden = set(data.draw(st.lists(st.sampled_from(cells), max_size=3)))
    pin = data.draw(st.sampled_from(cells))
    if not rooms[pin[0]] or not offers[pin[1]]:
        with pytest.raises(TooManyPins):
            plan_for(scores, need_room=rooms, offer_room=offers, pinned=[pin])
        return
    forbidden -= {pin}
    plan = plan_for(scores, need_room=rooms, offer_room=offers, pinned=[pin], forbidden=forbidden)
    pairs = {(one.need, one.offer): one for one in plan.pairs}
    assert pairs[pin].pinned and not forbidden & set(pairs)


def test_a_pin_may_take_the_last_place_of_all_that_fits():
    """What is left has room for several on both sides, and nothing in it fits."""
    scores = np.zeros((3, 3))
    scores[2] = 5
    plan = plan_for(scores, need_room=[2, 2, 1], offer_room=[2, 2, 1], pinned=[(2, 2)])
    assert [(one.need, one.offer) for one in plan.pairs] == [(2, 2)]


def test_the_few_pairs_looked_at_first_do_not_decide(monkeypatch):
    """Begun with one pair a row, the prices must bring in the others."""
    monkeypatch.setattr(allocation, "FIRST_LOOK", 1)
    monkeypatch.setattr(allocation, "ROUNDS", 0)
    rng = np.random.default_rng(3)
    for _round in range(10):
        scores = rng.random((12, 1)) * rng.random((1, 12)) + 0.2 * rng.random((12, 12))
        narrow = plan_for(scores, need_room=[2] * 12, offer_room=[3] * 12)
        monkeypatch.setattr(allocation, "FIRST_LOOK", 12)
        whole = plan_for(scores, need_room=[2] * 12, offer_room=[3] * 12)
        monkeypatch.setattr(allocation, "FIRST_LOOK", 1)
        assert narrow.total == pytest.approx(whole.total)


def test_a_second_choice_names_the_first_and_who_was_left_out():
    scores = np.array([[9.0, 8.0, 0.0], [9.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
    plan = plan_for(scores, need_room=[1, 1, 1], offer_room=[1, 1, 1], worth_from=0.5)
    first, second = plan.pairs
    assert (first.need, first.offer, first.rank_for_need, first.instead) == (1, 0, 1, None)
    assert (second.need, second.offer, second.rank_for_need, second.choices_of_need, second.instead) == (0, 1, 2, 2, 0)
    assert second.rank_for_offer == 1
    assert (plan.total, plan.without, plan.idle) == (17.0, [2], [2])


def test_below_the_threshold_nobody_is_sent_together():
    plan = plan_for(np.array([[0.4]]), need_room=[1], offer_room=[1], worth_from=0.5)
    assert (plan.pairs, plan.without, plan.idle) == ([], [0], [0])


def test_the_same_question_has_the_same_answer():
    scores = np.random.default_rng(5).random((40, 40))
    plans = [plan_for(scores, need_room=[2] * 40, offer_room=[2] * 40) for _time in range(2)]
    assert plans[0] == plans[1]
