"""Which answers meet what is known, and what the wizard asks next. Nothing said contradicts nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.volunteering.lifecycle.opportunities import ANY, AXES, AXIS, CHOICES, WORDS, fits_of, needs_check, picky
from gemeinsinn.volunteering.lifecycle.wizard import Answers, read_answers

VALUES = {axis.field: sorted({value for meets in axis.meets.values() for value in meets}) for axis in AXES}
KNOWN = st.fixed_dictionaries({}, optional={field: st.sampled_from(["", *values]) for field, values in VALUES.items()})
GIVEN = st.fixed_dictionaries({}, optional={axis.key: st.sampled_from(axis.answers) for axis in AXES})
ALL = {axis.key: ANY for axis in AXES}


@pytest.mark.parametrize(
    ("known", "answers", "fits"),
    [
        ({}, {"tun": "haende"}, 0),
        ({"means": ""}, {"tun": "haende"}, 0),
        ({"means": "hands"}, {"tun": "haende"}, 1),
        ({"means": "both"}, {"tun": "haende"}, 1),
        ({"means": "head"}, {"tun": "haende"}, None),
        ({"means": "head"}, {"tun": "egal"}, 0),
        ({"pace": "series"}, {"oft": "einmal"}, 1),
        ({"pace": "series"}, {"oft": "immer-wieder"}, 1),
        ({"pace": "ongoing"}, {"oft": "einmal"}, None),
        ({"reach": "partly"}, {"wo": "zu-hause"}, 1),
        ({"reach": "site"}, {"wo": "zu-hause"}, None),
        ({"means": "hands", "about": "people"}, {"tun": "haende", "mit": "dingen"}, None),
        ({"means": "hands", "about": "people"}, {"tun": "haende", "mit": "menschen", "wie": "allein"}, 2),
    ],
)
def test_what_meets_an_answer(known, answers, fits):
    assert fits_of(known, answers) == fits


@given(KNOWN, GIVEN)
def test_one_answer_less_never_leaves_less(known, answers):
    before = fits_of(known, answers)
    for key in answers:
        after = fits_of(known, {**answers, key: ANY})
        assert before is None or after in {before, before - 1}


@given(KNOWN)
def test_to_mind_nothing_fits_everything(known):
    assert fits_of(known, ALL) == 0


def test_every_value_of_an_axis_meets_at_least_one_answer_and_none_all_but_the_open_ones():
    open_to_all = {
        field: set.intersection(*(set(m) for m in axis.meets.values())) for axis in AXES for field in [axis.field]
    }
    assert open_to_all == {
        "means": {"both"}, "about": {"both"}, "company": {"both"}, "pace": {"series"}, "reach": {"partly"},
    }  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_words_are_looked_at_again(name):
    assert needs_check([name, "means"])


def test_choices_are_not():
    assert not needs_check(CHOICES)


def test_the_questions_come_one_after_the_other_then_the_place():
    answers, asked = Answers(), []
    while answers.open and answers.open != "ort":
        asked.append(answers.open)
        answers = answers.saying(answers.open, AXIS[answers.open].answers[0])
    assert asked == ["tun", "mit", "wie", "oft", "wo"]
    assert answers.open == "ort"
    assert answers.dropping("ort").open == ""


def test_from_home_nobody_is_asked_for_the_place():
    assert Answers({**ALL, "wo": "zu-hause"}).open == ""


def test_an_answer_taken_back_is_asked_again_and_the_others_stay():
    answers = Answers({"tun": "kopf", "mit": "dingen", "wie": "egal"})
    assert (answers.without("mit").open, answers.without("mit").query) == ("mit", "tun=kopf&wie=egal")
    assert answers.dropping("mit").query == "tun=kopf&mit=egal&wie=egal"


def test_the_address_holds_everything():
    assert Answers(ALL, "Halle", 5).query == "tun=egal&mit=egal&wie=egal&oft=egal&wo=egal&ort=Halle&umkreis=5"
    assert Answers({}, "", 5).query == "ort="


def test_answers_nobody_can_give_are_not_given():
    read = read_answers(
        {"tun": "haende", "mit": "Menschen", "wie": "", "oft": "x" * 9000, "fremd": "1"}, place=None, radius=10
    )
    assert (dict(read.given), read.open) == ({"tun": "haende"}, "mit")
    assert picky(read.given) == {"tun": "haende"} and read.picky == {"tun": "haende"}
