"""Double entry: a pot has four accounts, and every entry moves whole cents from one of them to another."""

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum


class Account(StrEnum):
    """Where money stands. `FUNDER` is outside: what came from there is the budget."""

    FUNDER = "funder"
    AVAILABLE = "available"
    COMMITTED = "committed"
    PAID = "paid"


class Kind(StrEnum):
    """Why money moves."""

    BUDGET = "budget"
    CUT = "cut"
    COMMIT = "commit"
    RELEASE = "release"
    PAY = "pay"
    RETURN = "return"
    REPAY = "repay"


MOVES: dict[Kind, tuple[Account, Account]] = {
    Kind.BUDGET: (Account.FUNDER, Account.AVAILABLE),  # the funder gives
    Kind.CUT: (Account.AVAILABLE, Account.FUNDER),  # the funder takes back, or gets back
    Kind.COMMIT: (Account.AVAILABLE, Account.COMMITTED),  # promised to somebody
    Kind.RELEASE: (Account.COMMITTED, Account.AVAILABLE),  # promised no longer
    Kind.PAY: (Account.COMMITTED, Account.PAID),  # the bank says it is paid
    Kind.RETURN: (Account.PAID, Account.COMMITTED),  # the bank brings it back; it is still owed
    Kind.REPAY: (Account.PAID, Account.AVAILABLE),  # the payee gives it back
}

Row = tuple[str, str, int]  # source, target, cents


def effects(kind: Kind, cents: int) -> dict[str, int]:
    """What a move changes on the counters of a pot. The funder's account is kept as `budget`, what came from there."""
    source, target = MOVES[kind]
    found: Counter[str] = Counter()
    for account, change in ((source, -cents), (target, cents)):
        found["budget" if account == Account.FUNDER else account.value] += (
            -change if account == Account.FUNDER else change
        )
    return dict(found)


def effects_on_commitment(kind: Kind, cents: int) -> dict[str, int]:
    """The same for the counters of one commitment, which besides remembers what its payee gave back."""
    source, target = MOVES[kind]
    own = {Account.COMMITTED: "committed", Account.PAID: "paid"}
    changes = {own[account]: change for account, change in ((source, -cents), (target, cents)) if account in own}
    return changes | ({"repaid": cents} if kind == Kind.REPAY else {})


def balances(rows: Iterable[Row]) -> dict[Account, int]:
    """The balance of every account after these entries, in cents."""
    found = dict.fromkeys(Account, 0)
    for source, target, cents in rows:
        found[Account(source)] -= cents
        found[Account(target)] += cents
    return found


def is_reference(text: str) -> bool:
    """Whether a bank carries it to the payee and back as it is: 35 signs, of which five are for numbering instalments."""
    return re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,28}[A-Za-z0-9])?", text) is not None
