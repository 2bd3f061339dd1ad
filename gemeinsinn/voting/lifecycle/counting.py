"""Counting approval ballots, exactly and by published rules. Money is whole cents, shares are fractions of cents.

Ties are settled everywhere in the same order: more votes, lower cost, earlier entry.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from gemeinsinn.voting.lifecycle.polls import Method

RAISE_PARTS = 100  # each raise of the completion is the hundredth part of the first share
MOST_RAISES = 900  # to ten times the first share

Ballots = Sequence[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option as it is counted; `entry` is its place in the list."""

    key: int
    cost: int
    entry: int


class Why(StrEnum):
    """What became of an option."""

    TAKEN = "taken"
    NO_VOTES = "no_votes"
    TOO_DEAR = "too_dear"  # more than what is left in the pot
    UNPAID = "unpaid"  # more than its supporters have left
    BEHIND = "behind"  # another has more votes


@dataclass(frozen=True, slots=True)
class Step:
    """One option in the order it was looked at. `left`: cents in the pot afterwards. `price`: the most one of its
    supporters pays, `held`: what its supporters have left together; both only with equal shares.
    """

    key: int
    votes: int
    why: Why
    left: int
    price: Fraction | None = None
    held: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The winners in the order they were taken, and how it came about.

    With equal shares: `share` is what each ballot had at first, `raises` how often it was raised by the hundredth part,
    `alone` the winners without any raise.
    """

    steps: tuple[Step, ...]
    spent: int
    share: Fraction = Fraction(0)
    raises: int = 0
    alone: tuple[int, ...] = ()
    winners: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "winners", tuple(one.key for one in self.steps if one.why == Why.TAKEN))


def count(method: Method, choices: Sequence[Choice], ballots: Ballots, budget: int) -> Outcome:
    """By the method of the poll."""
    if method == Method.PLURALITY:
        return plurality(choices, ballots)
    return (greedy if method == Method.GREEDY else equal_shares)(choices, ballots, budget)


def votes_of(choices: Sequence[Choice], ballots: Ballots) -> dict[int, int]:
    """How many ballots tick each option."""
    ticked = Counter(key for ballot in ballots for key in ballot)
    return {one.key: ticked[one.key] for one in choices}


def in_order(choices: Sequence[Choice], votes: dict[int, int]) -> list[Choice]:
    """More votes, lower cost, earlier entry."""
    return sorted(choices, key=lambda one: (-votes[one.key], one.cost, one.entry))


def plurality(choices: Sequence[Choice], ballots: Ballots) -> Outcome:
    """One winner: most votes."""
    votes = votes_of(choices, ballots)
    steps: list[Step] = []
    for one in in_order(choices, votes):
        why = Why.BEHIND if steps else Why.TAKEN
        steps.append(Step(one.key, votes[one.key], why if votes[one.key] else Why.NO_VOTES, 0))
    return Outcome(tuple(steps), 0)


def greedy(choices: Sequence[Choice], ballots: Ballots, budget: int) -> Outcome:
    """By votes; what does not fit into what is left is passed over. Without a vote nothing is taken."""
    votes = votes_of(choices, ballots)
    left, steps = budget, []
    for one in in_order(choices, votes):
        why = Why.TAKEN
        if not votes[one.key]:
            why = Why.NO_VOTES
        elif one.cost > left:
            why = Why.TOO_DEAR
        left -= one.cost if why == Why.TAKEN else 0
        steps.append(Step(one.key, votes[one.key], why, left))
    return Outcome(tuple(steps), budget - left)


@dataclass(slots=True)
class _Voters:
    """Equal ballots spend alike, so they are one group: how many, and what each of them has left."""

    size: dict[frozenset[int], int]
    money: dict[frozenset[int], Fraction]

    def price(self, one: Choice) -> Fraction | None:
        """The least amount so that its supporters, each paying at most that, pay the cost; None if they cannot."""
        rest = Fraction(one.cost)
        groups = sorted((self.money[group], self.size[group]) for group in self.size if one.key in group)
        people = sum(size for _money, size in groups)
        for money, size in groups:
            if money * people >= rest:
                return rest / people
            rest -= money * size
            people -= size
        return None

    def pay(self, one: Choice, price: Fraction) -> None:
        """Each supporter pays the price, or all they have."""
        for group in self.size:
            if one.key in group:
                self.money[group] -= min(price, self.money[group])

    def held_by(self, one: Choice) -> Fraction:
        """What the supporters have left together."""
        return sum((self.money[group] * self.size[group] for group in self.size if one.key in group), Fraction(0))


def equal_shares(choices: Sequence[Choice], ballots: Ballots, budget: int) -> Outcome:
    """Method of equal shares, counted in money, completed by raising the shares (Add1).

    Each ballot has the same share of the budget. Again and again that option is taken for which a supporter pays least
    for each euro it costs. Then the shares are raised by the hundredth part of the first one, and all is bought anew, as
    long as the budget holds and something with a vote still fits.
    """
    votes = votes_of(choices, ballots)
    if not ballots:
        return Outcome(_closing([], choices, votes, budget, None), 0)
    share = Fraction(budget, len(ballots))
    cost = {one.key: one.cost for one in choices}
    bought, voters = _buy(choices, ballots, votes, share)
    alone, raises = tuple(key for key, _price in bought), 0
    for more in range(1, MOST_RAISES + 1):
        left = budget - sum(cost[key] for key, _price in bought)
        taken = {key for key, _price in bought}
        if not any(votes[one.key] and one.cost <= left for one in choices if one.key not in taken):
            break
        tried, after = _buy(choices, ballots, votes, share * (RAISE_PARTS + more) / RAISE_PARTS)
        if sum(cost[key] for key, _price in tried) > budget:
            break
        bought, voters, raises = tried, after, more
    left, steps = budget, []
    for key, price in bought:
        left -= cost[key]
        steps.append(Step(key, votes[key], Why.TAKEN, left, price=price))
    return Outcome(_closing(steps, choices, votes, left, voters), budget - left, share, raises, alone)


def _buy(
    choices: Sequence[Choice], ballots: Ballots, votes: dict[int, int], share: Fraction
) -> tuple[list[tuple[int, Fraction]], _Voters]:
    """(option, price) in the order of buying, with the voters as they stand afterwards.

    What a euro of an option costs its supporters only rises while they spend, so an option whose last known value is
    worse than the best of this round need not be looked at again.
    """
    size = Counter(ballots)
    voters = _Voters(dict(size), dict.fromkeys(size, share))
    rest = in_order([one for one in choices if votes[one.key]], votes)
    known = {one.key: Fraction(1, votes[one.key]) for one in rest}
    bought: list[tuple[int, Fraction]] = []
    while True:
        best: tuple[Fraction, int, int, int] | None = None
        chosen: tuple[Choice, Fraction] | None = None
        for one in sorted(rest, key=lambda one: known[one.key]):
            if best is not None and known[one.key] > best[0]:
                break
            price = voters.price(one)
            if price is None:
                rest.remove(one)
                continue
            known[one.key] = price / one.cost
            rank = (known[one.key], -votes[one.key], one.cost, one.entry)
            if best is None or rank < best:
                best, chosen = rank, (one, price)
        if chosen is None:
            return bought, voters
        voters.pay(*chosen)
        rest.remove(chosen[0])
        bought.append((chosen[0].key, chosen[1]))


def _closing(
    steps: list[Step], choices: Sequence[Choice], votes: dict[int, int], left: int, voters: _Voters | None
) -> tuple[Step, ...]:
    """The steps, and behind them what was not taken and why."""
    taken = {one.key for one in steps}
    for one in in_order([one for one in choices if one.key not in taken], votes):
        held = voters.held_by(one) if voters else Fraction(0)
        why = Why.NO_VOTES if not votes[one.key] else Why.TOO_DEAR if one.cost > left else Why.UNPAID
        steps.append(Step(one.key, votes[one.key], why, left, held=held))
    return tuple(steps)


def as_data(outcome: Outcome, ballots: Ballots) -> dict[str, object]:
    """An outcome as JSON: fractions of cents are rounded to whole cents, for reading only."""
    return {
        "ballots": len(ballots), "empty": sum(not one for one in ballots), "spent": outcome.spent,
        "share": round(outcome.share), "raises": outcome.raises, "alone": list(outcome.alone),
        "steps": [
            {
                "key": one.key, "votes": one.votes, "why": one.why.value, "left": one.left,
                "price": None if one.price is None else round(one.price),
                "held": None if one.held is None else round(one.held),
            }
            for one in outcome.steps
        ],
    }  # fmt: skip
