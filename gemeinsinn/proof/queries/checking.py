"""What the office reads while it checks."""

from collections.abc import Collection
from dataclasses import dataclass

from gemeinsinn.proof.models import Grant, Receipt


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A receipt with what speaks for a closer look."""

    receipt: Receipt
    label: str
    drawn: bool  # the rules want it looked at
    outside: bool  # its day is not within the period
    elsewhere: str  # the number of another grant with the same paper


def receipts_to_check(grant: Grant, drawn: Collection[int]) -> list[ToCheck]:
    """In the order of the list, with two queries."""
    rows = list(grant.receipts.select_related("checked_by"))
    same = Receipt.objects.filter(digest__in=[one.digest for one in rows]).exclude(grant=grant)
    others = {digest: str(number) for digest, number in same.values_list("digest", "grant__application__reference")}
    labels = {one.key: one.label for one in grant.rules.cost_types}
    return [
        ToCheck(
            one, labels.get(one.cost_type, one.cost_type), one.number in drawn,
            not grant.starts <= one.day <= grant.ends, others.get(one.digest, ""),
        )
        for one in rows
    ]  # fmt: skip
