"""What can be proved about a subscription: each kind is a line that is written once and never changed."""

from enum import StrEnum


class Kind(StrEnum):
    """ASKED: the words that stood beside the button; MAILED: the mail as it was sent; then what the person did.

    LOST: mails came back; FOUND: the address works again; COMPLAINED: a mail was called spam. IMPORTED: taken over
    from an earlier list.
    """

    ASKED = "asked"
    MAILED = "mailed"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    ADDRESS = "address"
    PAUSED = "paused"
    RESUMED = "resumed"
    ENDED = "ended"
    REFUSED = "refused"
    COMPLAINED = "complained"
    LOST = "lost"
    FOUND = "found"
    IMPORTED = "imported"
