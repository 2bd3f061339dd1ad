"""Counting votes. An amount carries if enough members would give at least as much."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gemeinsinn.fund.lifecycle.juries import Majority, Tie


class Choice(StrEnum):
    """What a member votes."""

    YES = "yes"
    LESS = "less"
    NO = "no"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote; `cents` is what a LESS would give."""

    choice: Choice
    cents: int = 0
    chair: bool = False

    def gives(self, asked: int) -> int:
        """How much this vote would give."""
        return {Choice.YES: asked, Choice.LESS: self.cents}.get(self.choice, 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """The count of a case. `cents` is what carries, None for a no; `tied`: equal votes came about, and the tie rule spoke."""

    yes: int
    less: int
    no: int
    abstain: int
    present: int
    quorum: int
    cents: int | None
    tied: bool

    @property
    def quorate(self) -> bool:
        """Whether enough took part who may decide about this case."""
        return self.present >= self.quorum


def count(ballots: Iterable[Ballot], *, asked: int, present: int, quorum: int, majority: Majority, tie: Tie) -> Tally:
    """`present`: how many take part and are not recused. The largest amount with a majority carries."""
    votes = list(ballots)
    sums = {choice: sum(one.choice == choice for one in votes) for choice in Choice}
    cents, tied = None, False
    for amount in sorted({one.gives(asked) for one in votes} - {0}, reverse=True):
        won, equal = _weigh(votes, amount, asked, present, majority, tie)
        tied = tied or equal
        if won:
            cents = amount
            break
    if present < quorum:
        cents = None
    return Tally(
        yes=sums[Choice.YES], less=sums[Choice.LESS], no=sums[Choice.NO], abstain=sums[Choice.ABSTAIN],
        present=present, quorum=quorum, cents=cents, tied=tied,
    )  # fmt: skip


def _weigh(
    votes: list[Ballot], amount: int, asked: int, present: int, majority: Majority, tie: Tie
) -> tuple[bool, bool]:
    """Whether this amount carries, and whether votes were equal. Whoever would give less is against so much."""
    given = [one.gives(asked) for one in votes]
    in_favour = sum(cents >= amount for cents in given)
    against = sum(cents < amount and one.choice != Choice.ABSTAIN for one, cents in zip(votes, given, strict=True))
    if majority == Majority.TWO_THIRDS:
        return 3 * in_favour >= 2 * (in_favour + against), False
    rest = against if majority == Majority.SIMPLE else present - in_favour
    if in_favour != rest:
        return in_favour > rest, False
    chair_says_so = any(one.chair and one.gives(asked) >= amount for one in votes)
    return tie == Tie.CHAIR and chair_says_so, True


def weighted_mean(points: dict[str, int], weights: dict[str, int]) -> float | None:
    """Points (0 to 5 a criterion) as one figure; None where nothing was asked for."""
    whole = sum(weights.values())
    return sum(points.get(key, 0) * weight for key, weight in weights.items()) / whole if whole else None
