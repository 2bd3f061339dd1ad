"""A model town: who sees what when partners look at their lists for a month, with the rule of turns and without.

Popular needs stay popular: the likelier a need is seen, the likelier it is answered. Everything is drawn from one seed.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from gemeinsinn.matching.engine.fit.features import features_of
from gemeinsinn.matching.engine.fit.ranking import is_worth_a_look, score_of, with_their_share
from gemeinsinn.matching.engine.fit.sides import Giver, Wanted
from gemeinsinn.matching.engine.fit.weights import WEIGHTS, Weights

KINDS = ("zeit", "wissen", "sachen", "raeume", "geld")
NEEDS, PARTNERS, DAYS, SHOWN = 150, 40, 30, 8
ANSWERS = 0.02  # of a hundred looks at a need, two become an answer
KM_A_DEGREE = 111.2
FIRST_DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Town:
    """Needs, partners, and how alike the words of each pair are."""

    needs: list[Wanted]
    partners: list[Giver]
    alike: dict[tuple[str, str], float]


def make_town(seed: int) -> Town:
    """Ten kilometres across; some needs are worded better and fit more partners."""
    random = Random(seed)

    def place():
        return 51.48 + random.uniform(-5, 5) / KM_A_DEGREE, 11.97 + random.uniform(-5, 5) / KM_A_DEGREE / 0.62

    needs = [
        Wanted(f"need:{n}", random.choice(KINDS), lat=lat, lon=lon) for n in range(NEEDS) for lat, lon in [place()]
    ]
    partners = [
        Giver(f"partner-{n}", kinds=frozenset(random.sample(KINDS, random.randint(1, 2))), lat=lat, lon=lon)
        for n in range(PARTNERS)
        for lat, lon in [place()]
    ]
    worded = {need.key: random.betavariate(2, 4) for need in needs}
    alike = {
        (need.key, partner.key): min(1.0, worded[need.key] * random.uniform(0.3, 1.7))
        for need in needs
        for partner in partners
    }
    return Town(needs, partners, alike)


def looks(town: Town, seed: int, *, rule: bool) -> Counter[str]:
    """How often each need is seen in the month; `rule` switches both parts of it."""
    random, seen = Random(seed), Counter({need.key: 0 for need in town.needs})
    answers: Counter[str] = Counter()
    weights: Weights = WEIGHTS if rule else replace(WEIGHTS, answered=0.0)
    for day in range(DAYS):
        today = FIRST_DAY + timedelta(days=day)
        for partner in town.partners:
            for key in shown_to(town, partner, answers, weights, today, rule=rule):
                seen[key] += 1
                if random.random() < ANSWERS:
                    answers[key] += 1
    return seen


def shown_to(
    town: Town, partner: Giver, answers: Counter[str], weights: Weights, today: date, *, rule: bool
) -> list[str]:
    """One partner's list that day."""
    ranked = []
    for need in town.needs:
        wanted = replace(need, responses=answers[need.key])
        pair = features_of(wanted, partner, text=town.alike[need.key, partner.key], today=today)
        if is_worth_a_look(wanted, partner, pair):
            ranked.append((-score_of(pair, weights), need.key))
    keys = [key for _score, key in sorted(ranked)]
    if not rule:
        return keys[:SHOWN]
    return with_their_share(
        keys, most=SHOWN, is_new=lambda key: not answers[key], turn=f"{today} {partner.key}", key=str
    )


def least_seen_tenth(seen: Counter[str]) -> float:
    """The share of all looks, in per cent, that falls on the tenth of needs seen least."""
    counts = sorted(seen.values())
    return 100 * sum(counts[: len(counts) // 10]) / sum(counts)
