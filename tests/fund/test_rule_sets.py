"""Rules are read strictly: every fault is named with its place."""

import json

import pytest

from gemeinsinn.fund.lifecycle.reading import RuleFault
from gemeinsinn.fund.lifecycle.rulesets import Decider, as_data, changes, read_rules
from gemeinsinn.fund.samples import NAMES, sample
from tests.factories.funds import rule_data


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_read_and_write_back_the_same(name):
    assert as_data(read_rules(sample(name))) == json.loads(json.dumps(sample(name)))


def test_an_unknown_sample_is_the_statewide_one():
    assert sample("nirgends") == sample("engagementfonds")


COST = {"key": "a", "label": "A", "most": None, "note": ""}
CRITERION = {"key": "a", "label": "A", "weight": 1}
PAPER = {"key": "p", "label": "P", "required": True, "of": ["person"]}


@pytest.mark.parametrize(
    ("changed", "path", "why"),
    [
        ({"applicants": []}, "applicants", "contradicts the rest"),
        ({"applicants": ["person", "person"]}, "applicants", "twice"),
        ({"applicants": ["company"]}, "applicants", "no such word"),
        ({"applicants": "person"}, "applicants", "no list"),
        ({"applicants": ["person"], "host_for": ["initiative"]}, "host_for", "contradicts the rest"),
        ({"states": [1]}, "states", "no text"),
        ({"states": ["x"] * 41}, "states", "out of bounds"),
        ({"least_age": 5}, "least_age", "out of bounds"),
        ({"least_age": 20, "most_age": 14}, "most_age", "contradicts the rest"),
        ({"least": 300_000}, "most", "contradicts the rest"),
        ({"most": "250000"}, "most", "no whole number"),
        ({"most": True}, "most", "no whole number"),
        ({"cost_types": []}, "cost_types", "contradicts the rest"),
        ({"cost_types": [COST, COST]}, "cost_types", "twice"),
        ({"cost_types": ["x"]}, "cost_types[0]", "no object"),
        ({"cost_types": [COST | {"extra": 1}]}, "cost_types[0].extra", "unknown"),
        ({"cost_types": [COST | {"label": " "}]}, "cost_types[0].label", "out of bounds"),
        ({"cost_types": [COST | {"note": None}]}, "cost_types[0].note", "no text"),
        ({"papers": [PAPER, PAPER]}, "papers", "twice"),
        ({"papers": [PAPER | {"required": 1}]}, "papers[0].required", "neither true nor false"),
        ({"once": 7}, "once", "no such word"),
        ({"own__kinds": [], "own__least_percent": 10}, "own.kinds", "contradicts the rest"),
        ({"own__hour_rate": 0}, "own.hour_rate", "contradicts the rest"),
        ({"path__body_above": 10}, "path.body_above", "contradicts the rest"),
        ({"jury__quorum": 6}, "jury.quorum", "contradicts the rest"),
        ({"jury__quorum": 0, "jury__size": 0}, "jury.size", "contradicts the rest"),
        ({"jury__criteria": [CRITERION, CRITERION]}, "jury.criteria", "twice"),
        ({"jury__criteria": [CRITERION | {"weight": 0}]}, "jury.criteria[0].weight", "out of bounds"),
        ({"jury__blind": ["shoe"]}, "jury.blind", "no such word"),
        ({"unheard": 1}, "unheard", "unknown"),
    ],
)
def test_a_fault_is_named_with_its_place(changed, path, why):
    with pytest.raises(RuleFault) as caught:
        read_rules(rule_data(**changed))
    assert (caught.value.path, caught.value.why) == (path, why)


def test_what_is_missing_is_named():
    data = sample("engagementfonds")
    del data["jury"]["tie"]
    with pytest.raises(RuleFault, match=r"jury\.tie: missing"):
        read_rules(data)


@pytest.mark.parametrize(("cents", "who"), [(50_000, Decider.OFFICE), (50_001, Decider.JURY), (200_001, Decider.BODY)])
def test_who_decides_follows_the_amount(cents, who):
    assert read_rules(rule_data(path__body_above=200_000)).decider(cents) == who


def test_papers_and_cost_types_are_found():
    rules = read_rules(sample("engagementfonds"))
    assert [paper.key for paper in rules.papers_for("association")] == ["satzung", "freistellung"]
    assert rules.papers_for("person") == ()
    assert rules.cost_type("honorare").most == 50_000
    assert rules.cost_type("nichts") is None


def test_changes_name_place_before_and_after():
    before, after = rule_data(), rule_data(most=200_000, path__office_up_to=40_000) | {"new": 1}
    assert changes(before, after) == [
        ("most", 250_000, 200_000), ("path.office_up_to", 50_000, 40_000), ("new", None, 1),
    ]  # fmt: skip


def test_versions_older_than_blind_fields_and_criteria_have_none():
    old = sample("jugendfonds")
    del old["jury"]["blind"], old["jury"]["criteria"]
    jury = read_rules(old).jury
    assert (jury.blind, jury.criteria, jury.youth) == ((), (), True)


def test_rules_from_before_the_proof_of_use_read_with_what_counted_then():
    older = {key: value for key, value in rule_data().items() if key not in {"shift_percent", "sample_percent"}}
    assert (read_rules(older).shift_percent, read_rules(older).sample_percent) == (20, 100)
    with pytest.raises(RuleFault):
        read_rules(rule_data(sample_percent=0))
