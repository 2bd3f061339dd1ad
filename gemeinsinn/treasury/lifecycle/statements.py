"""What a line of a statement can be to us."""

import re
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a line."""

    PAID = "paid"
    FAILED = "failed"
    RETURNED = "returned"
    REPAID = "repaid"
    OPEN = "open"  # money came in, and nobody knows yet what for
    BATCH = "batch"  # a sum without its parts: these are in another file
    STRANGE = "strange"  # one of our payments, but not as we know it
    OTHER = "other"  # nothing to do with what is paid here
    DISMISSED = "dismissed"  # somebody said so


def words_in(text: str) -> set[str]:
    """What in a text could be a reference, as typed and in capitals."""
    found = {word.strip(".-") for word in re.findall(r"[A-Za-z0-9.-]{3,40}", text)}
    return found | {word.upper() for word in found}
