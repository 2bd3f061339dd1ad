"""Fairness as a figure: how many looks the least seen tenth of needs gets, with the rule of turns and without."""

from gemeinsinn.matching.wording.ordering import FIGURES
from tests.matching.model_town import NEEDS, least_seen_tenth, looks, make_town

SEED = 1


def test_the_public_page_tells_the_measured_figures():
    town = make_town(SEED)
    without, with_rule = looks(town, SEED, rule=False), looks(town, SEED, rule=True)
    assert {
        "needs": NEEDS,
        "unseen_without": sum(count == 0 for count in without.values()),
        "unseen_with": sum(count == 0 for count in with_rule.values()),
        "share_without": round(least_seen_tenth(without), 1),
        "share_with": round(least_seen_tenth(with_rule), 1),
    } == FIGURES
    assert sum(with_rule.values()) == sum(without.values()), "the rule gives nobody more to look at"
