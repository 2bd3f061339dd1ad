"""The six points, as people really write."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.exchange.concreteness import (
    EMPTY_BENEFIT,
    Facts,
    Key,
    Lack,
    check_concreteness,
    content_weight,
    lack_of_benefit,
)

TODAY = date(2026, 11, 23)
WHOLE = Facts(
    kind="sachen",
    title="Zwanzig Stühle für das Hofcafé",
    amount=2000,
    until=date(2026, 12, 4),
    place="Halle-Neustadt",
    who="Maria Petrenko",
    benefit="Ihr Name steht ein Jahr lang auf jeder Lehne",
)


def changed(**fields):
    told = {name: getattr(WHOLE, name) for name in Facts.__dataclass_fields__}
    return Facts(**told | fields)


def lacks(facts):
    return {point.key: point.lack for point in check_concreteness(facts, today=TODAY).points if point.lack}


def test_a_whole_need_makes_all_six_points():
    verdict = check_concreteness(WHOLE, today=TODAY)
    assert [point.key for point in verdict.points] == [
        Key.WHAT,
        Key.AMOUNT,
        Key.WHEN,
        Key.WHERE,
        Key.WHO,
        Key.BENEFIT,
    ]
    assert (verdict.score, verdict.publishable, verdict.essential, verdict.lacking) == (6, True, True, ())


def test_nothing_written_makes_none():
    verdict = check_concreteness(Facts(), today=TODAY)
    assert (verdict.score, verdict.publishable) == (0, False)
    assert [point.key for point in verdict.lacking[:3]] == [Key.WHAT, Key.WHERE, Key.BENEFIT]  # musts first


@pytest.mark.parametrize(
    ("fields", "lack"),
    [
        ({"title": ""}, {Key.WHAT: Lack.MISSING}),
        ({"title": "Hilfe gesucht"}, {Key.WHAT: Lack.GENERAL}),
        ({"title": "Dringend Unterstützung!!"}, {Key.WHAT: Lack.GENERAL}),
        ({"title": "Hilfe gesucht", "details": "Vier starke Leute tragen ein Klavier drei Treppen hoch"}, {}),
        ({"amount": None}, {Key.AMOUNT: Lack.MISSING}),
        ({"until": None}, {Key.WHEN: Lack.MISSING}),
        ({"until": None, "when_words": "möglichst bald"}, {Key.WHEN: Lack.GENERAL}),
        ({"until": None, "when_words": "donnerstags"}, {}),
        ({"until": None, "starts": date(2026, 12, 1)}, {}),
        ({"until": None, "standing": True}, {}),
        ({"until": date(2026, 11, 22)}, {Key.WHEN: Lack.PAST}),
        ({"until": TODAY}, {}),
        ({"place": " "}, {Key.WHERE: Lack.MISSING}),
        ({"who": "M"}, {Key.WHO: Lack.MISSING}),
        ({"benefit": ""}, {Key.BENEFIT: Lack.MISSING}),
        ({"benefit": "Wir machen Werbung für Sie."}, {Key.BENEFIT: Lack.GENERAL}),
    ],
)
def test_each_point(fields, lack):
    assert lacks(changed(**fields)) == lack


@pytest.mark.parametrize(
    "vague",
    [
        "Wir erwähnen Sie",
        "Werbung für Sie",
        "Gut für Ihr Image!",
        "Spaß für Ihr Team.",
        "Wir danken Ihnen sehr",
        "Werbung, Werbung, Werbung",
        "We will mention you",
        "good publicity",
        "Ein gutes Gefühl und unsere Dankbarkeit",
        "!!!",
    ],
)
def test_what_could_mean_anything_is_general(vague):
    assert lack_of_benefit(vague) is Lack.GENERAL


@pytest.mark.parametrize(
    "telling",
    [
        "Ihr Logo fährt ein Jahr auf unserem Lastenrad durch Reform.",
        "Die Kinder bringen 40 Eltern zum Ladenfest am 12. Juni mit.",
        "Zehn Kolleginnen bauen an einem Freitag ein Hochbeet, Suppe inklusive.",
        "Fahrkarte und Kaffee gehen auf uns, nach zehn Mal stellen wir ein Zeugnis aus.",
        "Your name on every chair for a year",
        "شعاركم على كل كرسي لمدة سنة",
    ],
)
def test_what_can_be_pictured_is_not(telling):
    assert lack_of_benefit(telling) is None


def test_one_gap_beside_the_musts_may_stay():
    assert check_concreteness(changed(amount=None), today=TODAY).publishable
    assert not check_concreteness(changed(amount=None, who=""), today=TODAY).publishable


@pytest.mark.parametrize("gap", [{"title": ""}, {"place": ""}, {"benefit": ""}, {"benefit": "Werbung"}])
def test_a_must_is_a_must(gap):
    verdict = check_concreteness(changed(**gap), today=TODAY)
    assert (verdict.publishable, verdict.essential) == (False, False)


def test_time_asks_no_benefit_of_a_volunteer_but_counts_it():
    verdict = check_concreteness(changed(kind="zeit", benefit=""), today=TODAY)
    assert (verdict.publishable, verdict.score) == (True, 5)


def test_money_needs_a_sum():
    assert not check_concreteness(changed(kind="geld", amount=None), today=TODAY).publishable


def test_an_offer_has_five_points():
    verdict = check_concreteness(changed(is_offer=True, benefit=""), today=TODAY)
    assert (len(verdict.points), verdict.publishable) == (5, True)


@given(st.text(max_size=300))
def test_any_text_is_judged_and_more_text_never_weighs_less(text):
    weight = content_weight([text], EMPTY_BENEFIT)
    assert weight >= 0
    assert content_weight([text, "Lastenrad"], EMPTY_BENEFIT) >= weight
