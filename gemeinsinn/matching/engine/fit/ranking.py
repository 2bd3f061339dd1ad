"""The one ranking: a weighted sum, and the places that needs without an answer take in turn."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TypeVar

from gemeinsinn.matching.engine.fit.features import Features
from gemeinsinn.matching.engine.fit.sides import Giver, Wanted
from gemeinsinn.matching.engine.fit.weights import ALIKE, WEIGHTS, Weights

T = TypeVar("T")

EVERY = 4  # each fourth place of a list of needs is for one that nobody has answered
FAR_KM = 50.0  # nobody drives further for twenty chairs
AROUND_KM = 15.0  # so far a kind alone is a reason to ask
SOME_LIKENESS = 0.3  # below, two texts have little in common
ALIKE_IN_KIND = frozenset({"geld", "raeume"})  # money is money, and a room is a room


def score_of(pair: Features, weights: Weights = WEIGHTS) -> float:
    """Higher fits better. Every feature counts in one direction only."""
    return (
        weights.text * pair.text
        + weights.kind * pair.kind
        + weights.near * pair.near
        + weights.dates * pair.dates
        + weights.amount * pair.amount
        + weights.promises * pair.promises
        + weights.rested * pair.rested
        - weights.learned * pair.learned
        - weights.answered * pair.answered
    )


def is_worth_a_look(wanted: Wanted, giver: Giver, pair: Features) -> bool:
    """Whether the pair says anything to anybody. An offer names one thing: its kind alone is not enough.

    A profile says what is given in general, so the kind will do around the corner; further away, or where nothing is
    said, the words must have something to do with it. If they fit well, the kind does not matter.
    """
    if pair.km is not None and pair.km > FAR_KM:
        return False
    if giver.one_thing and not (pair.kind == 1 and wanted.kind in ALIKE_IN_KIND):
        return pair.text >= SOME_LIKENESS and (pair.kind > 0 or pair.text >= ALIKE)
    if pair.kind == 1 and (pair.km is None or pair.km <= AROUND_KM):
        return True
    return pair.text >= (SOME_LIKENESS if pair.kind > 0 else ALIKE)


def with_their_share(
    ranked: Sequence[T], *, most: int, is_new: Callable[[T], bool], turn: str, key: Callable[[T], str]
) -> list[T]:
    """The best of a ranked list; each fourth place goes in turn to one nobody has answered.

    `turn` (a day and who looks) decides whose turn it is, so that each is seen some day. Same turn, same list.
    """
    kept = most // EVERY
    best, others = list(ranked[: most - kept]), list(ranked[most - kept :])
    waiting = sorted(
        (one for one in others if is_new(one)), key=lambda one: sha256(f"{turn}/{key(one)}".encode()).hexdigest()
    )[:kept]
    chosen = {key(one) for one in waiting}
    shown = best + [one for one in others if key(one) not in chosen][: kept - len(waiting)]
    for number, one in enumerate(waiting, start=1):
        shown.insert(min(len(shown), EVERY * number - 1), one)
    return shown
