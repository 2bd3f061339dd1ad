"""What comes back: is an address gone for good, full for now, or does its owner call our mail spam?"""

import re
from datetime import timedelta
from enum import StrEnum

KEPT = timedelta(days=365)  # so long an address that is gone is not written to
SOFT_MOST, SOFT_WITHIN = 3, timedelta(days=90)  # refused for now by so many mailings: as good as gone
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


class Kind(StrEnum):
    """How we heard of it."""

    REFUSED = "refused"  # by the mail server, while we were sending
    RETURNED = "returned"  # by a mail that came back
    COMPLAINT = "complaint"  # by a feedback loop: its owner pressed "spam"


def status_in(words: str) -> str:
    """The first enhanced status code (RFC 3463) in what a server said: "5.1.1"; empty if there is none."""
    found = STATUS.search(words)
    return found[1] if found else ""


def is_hard(status: str) -> bool:
    """Whether a status says that the address itself is wrong or closed; full boxes and refused content are not that."""
    return status.startswith(("5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.0.0"))
