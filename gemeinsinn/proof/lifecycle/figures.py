"""Planned and actual, in whole cents: shifts between cost types, what a proof claims, what is to be settled."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gemeinsinn.proof.lifecycle.grants import Result

Plan = Mapping[str, int]  # cost type → cents


def over_by(contract: Plan, wanted: Plan, percent: int) -> list[str]:
    """The cost types that grow by more than `percent` of what the contract says; what stood at nothing may not grow."""
    return [
        key
        for key, cents in sorted(wanted.items())
        if (cents - contract.get(key, 0)) * 100 > contract.get(key, 0) * percent
    ]


def total_of(plan: Plan) -> int:
    """The sum of a plan."""
    return sum(plan.values())


def claim_of(*, costs: int, own: int, others: int, awarded: int) -> int:
    """What a proof needs of the grant: the costs that neither own money nor that of others has paid, never more than it."""
    return max(0, min(awarded, costs - own - others))


def value_of_hours(hundredths: int, rate: int) -> int:
    """Volunteer hours as cents, by the rate of the rules; a fraction of a cent falls away."""
    return hundredths * rate // 100


def result_of(*, claimed: int, recognised: int, paid: int) -> Result:
    """What a check comes to."""
    if paid > recognised:
        return Result.REPAYMENT
    return Result.CUT if recognised < claimed else Result.ACCEPTED


@dataclass(frozen=True, slots=True)
class Settlement:
    """What has to move after a check. Of `pay` and `repay` one at most is not zero."""

    pay: int
    repay: int
    promised: int  # what stays promised in all, paid parts included


def settle(*, recognised: int, paid: int) -> Settlement:
    """Pays what is still missing, asks back what is too much; what nobody gets goes back into the pot."""
    return Settlement(pay=max(0, recognised - paid), repay=max(0, paid - recognised), promised=max(recognised, paid))


def sample_of(case: int, receipts: Iterable[int], percent: int) -> frozenset[int]:
    """Which receipts are to be looked at: drawn by the number of the case, so that nobody can choose, and for good."""
    drawn = sorted(receipts, key=lambda one: hashlib.sha256(f"{case}:{one}".encode()).digest())
    return frozenset(drawn[: -(-len(drawn) * percent // 100)])
