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
    waived: int  # too much, and too little to ask back
    promised: int  # what stays promised in all, paid parts included


def settle(*, recognised: int, paid: int, trifle: int = 0) -> Settlement:
    """Pays what is still missing, asks back what is too much; what nobody gets goes back into the pot.

    What is too much by no more than `trifle` cents is left where it is.
    """
    over = max(0, paid - recognised)
    waived = over if over <= trifle else 0
    return Settlement(pay=max(0, recognised - paid), repay=over - waived, waived=waived, promised=max(recognised, paid))


def is_settled(*, recognised: int, waived: int, kept: int, paid: int, committed: int) -> bool:
    """Whether no cent has to move any more."""
    return not committed and paid + kept == recognised + waived


def too_much_back(*, recognised: int, kept: int, paid: int, committed: int, repaid: int) -> int:
    """How much more came back than was owed, and nobody has said yet what becomes of it."""
    return 0 if committed else max(0, min(repaid - kept, recognised - kept - paid))


def sample_of(case: int, receipts: Iterable[int], percent: int) -> frozenset[int]:
    """Which receipts are to be looked at: drawn by the number of the case, so that nobody can choose, and for good."""
    drawn = sorted(receipts, key=lambda one: hashlib.sha256(f"{case}:{one}".encode()).digest())
    return frozenset(drawn[: -(-len(drawn) * percent // 100)])
