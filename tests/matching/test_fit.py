"""The ranking function: every feature counts in its one direction, nobody's person counts at all."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.matching.engine.fit.features import Features, features_of
from gemeinsinn.matching.engine.fit.ranking import EVERY, is_worth_a_look, score_of, with_their_share
from gemeinsinn.matching.engine.fit.reasons import Why, reasons_for
from gemeinsinn.matching.engine.fit.sides import Giver, Wanted
from gemeinsinn.matching.engine.fit.weights import WEIGHTS

TODAY = date(2026, 11, 23)
NEED = Wanted("need:1", "sachen", left=2000, unit="piece", lat=51.48, lon=11.97, ends=date(2026, 12, 4))
SHOP = Giver("partner-1", kinds=frozenset({"sachen"}), lat=51.48, lon=11.97)


def features(need=NEED, giver=SHOP, text=0.5, **more):
    return features_of(need, giver, text=text, today=TODAY, **more)


@given(st.floats(0, 60), st.floats(0, 60), st.sampled_from([None, 5.0]))
def test_further_away_never_ranks_higher(one, other, radius):
    def score(km):
        return score_of(features(giver=replace(SHOP, lat=51.48 + km / 111.2, radius_km=radius)))

    near, far = sorted((one, other))
    assert score(near) >= score(far) - 1e-9


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_likeness_never_ranks_lower(one, other):
    low, high = sorted((one, other))
    assert score_of(features(text=high)) >= score_of(features(text=low))


@pytest.mark.parametrize("name", ["text", "kind", "near", "dates", "amount", "promises", "rested"])
def test_what_speaks_for_a_pair_lifts_it(name):
    plain = features()
    assert score_of(replace(plain, **{name: 1.0})) > score_of(replace(plain, **{name: 0.0}))


@pytest.mark.parametrize("name", ["learned", "answered"])
def test_what_speaks_against_lowers_it(name):
    plain = features()
    assert score_of(replace(plain, **{name: 1.0})) < score_of(replace(plain, **{name: 0.0}))


def test_every_weight_is_of_a_feature():
    assert {one.name for one in fields(WEIGHTS)} == {one.name for one in fields(Features)} - {"km"}


def test_no_protected_trait_can_be_seen():
    """Whatever ranking knows stands in these two classes: nothing about persons may ever be added."""
    allowed = {
        "key", "kind", "left", "unit", "lat", "lon", "starts", "ends", "responses",
        "kinds", "one_thing", "radius_km", "standing", "kept", "due", "asked", "refused",
    }  # fmt: skip
    assert {one.name for one in fields(Wanted)} | {one.name for one in fields(Giver)} == allowed


def test_kinds():
    assert features().kind == 1
    assert features(giver=replace(SHOP, kinds=None)).kind == 0.5
    assert features(giver=replace(SHOP, kinds=frozenset({"geld"}))).kind == 0
    assert features(replace(NEED, kind="zeit"), replace(SHOP, kinds=frozenset({"wissen"}))).kind == 0.25


def test_dates():
    lasting = replace(SHOP, standing=True)
    over = replace(SHOP, ends=date(2026, 11, 20))
    later = replace(SHOP, starts=date(2026, 12, 10), ends=date(2026, 12, 20))
    assert (features(giver=lasting).dates, features().dates) == (1, 0.5)
    assert (features(giver=over).dates, features(giver=later).dates) == (0, 0)
    assert features(giver=replace(SHOP, starts=date(2026, 12, 1))).dates == 1
    assert features(replace(NEED, ends=None), replace(SHOP, starts=date(2026, 12, 1))).dates == 1


def test_amounts_of_another_unit_say_nothing():
    assert features(giver=replace(SHOP, left=1000, unit="piece")).amount == 0.5
    assert features(giver=replace(SHOP, left=9000, unit="piece")).amount == 1
    assert features(giver=replace(SHOP, left=9000, unit="kg")).amount == 0.5
    assert features(replace(NEED, left=None), replace(SHOP, left=100, unit="piece")).amount == 0.5


def test_an_empty_record_stands_where_the_average_stands():
    new, good, bad = (
        features(giver=replace(SHOP, kept=kept, due=due)).promises for kept, due in ((0, 0), (7, 10), (1, 9))
    )
    assert bad < new == pytest.approx(good)


def test_who_was_asked_often_comes_later():
    often = features(giver=replace(SHOP, asked=3))
    assert (features().rested, often.rested, features(giver=replace(SHOP, asked=9)).rested) == (1, 0, 0)
    assert features(most_asked=0).rested == 0


def test_two_stated_noes_cost_what_the_kind_is_worth():
    twice = features(giver=replace(SHOP, refused={"sachen": 2, "zeit": 7}))
    more = features(giver=replace(SHOP, refused={"sachen": 9}))
    assert score_of(features()) - score_of(twice) == pytest.approx(WEIGHTS.kind)
    assert score_of(more) == score_of(twice)


def test_without_a_place_there_is_no_distance():
    assert features(replace(NEED, lat=None)).km is None
    assert features(giver=replace(SHOP, lon=None)).near == 0.25


def test_reasons_in_the_order_of_a_sentence():
    giver = replace(SHOP, left=3000, unit="piece", standing=True, kept=3, due=3, refused={"sachen": 1})
    said = reasons_for(NEED, giver, features(giver=giver, text=0.9))
    assert [one.code for one in said] == [
        Why.NEAR, Why.KIND, Why.ALIKE, Why.ENOUGH, Why.LASTING, Why.UNTIL, Why.KEPT, Why.NOBODY_YET, Why.NOT_THEIRS,
    ]  # fmt: skip
    far = replace(SHOP, lat=None, kinds=frozenset({"geld"}), kept=1, due=1)
    assert reasons_for(replace(NEED, ends=None, responses=1), far, features(giver=far, text=0.1)) == ()


def share(ranked, most, turn="monday"):
    return with_their_share(ranked, most=most, is_new=lambda one: one.islower(), turn=turn, key=str)


def test_each_fourth_place_is_for_one_nobody_answered():
    ranked = [*"ABCDEFGHIJKL", *"xyz"]
    shown = share(ranked, 8)
    assert len(shown) == 8 and shown[:3] == ["A", "B", "C"]
    assert shown[EVERY - 1].islower() and shown[2 * EVERY - 1].islower()
    assert len(set(shown)) == 8


def test_where_nobody_waits_the_best_stand_there():
    assert share([*"ABCDEFGHI"], 8) == [*"ABCDEFGH"]
    assert share([*"ABCDEFx"], 8) == [*"ABCxDEF"]
    assert share([*"ABC", *"x"], 3) == [*"ABC"]
    assert share([], 8) == []


def test_they_take_turns():
    ranked = [*"ABCDEFGH", *"rstuvwxyz"]
    seen = {one for day in range(60) for one in share(ranked, 4, turn=f"day {day}") if one.islower()}
    assert seen == set("rstuvwxyz")
    assert share(ranked, 4, turn="day 1") == share(ranked, 4, turn="day 1")


def test_an_offer_of_one_thing_needs_more_than_its_kind():
    fruit = replace(SHOP, one_thing=True)
    far = replace(SHOP, lat=51.48 + 30 / 111.2)
    unknown = replace(SHOP, kinds=None)
    money = replace(fruit, kinds=frozenset({"geld"}))

    def worth(giver, text, need=NEED):
        return is_worth_a_look(need, giver, features(need, giver, text=text))

    assert not worth(fruit, 0.1) and worth(fruit, 0.35)
    assert not worth(money, 0.35) and worth(money, 0.5)
    assert worth(money, 0.0, replace(NEED, kind="geld"))
    assert worth(SHOP, 0.0) and not worth(far, 0.1) and worth(far, 0.35)
    assert not worth(unknown, 0.1) and worth(unknown, 0.35)
    assert worth(replace(SHOP, lat=None), 0.0)
    assert not worth(replace(SHOP, lat=51.48 + 60 / 111.2), 1.0)
