"""Which column of an earlier list holds what: known from the exports of other programs, guessed, or said by a person."""

from collections.abc import Sequence

from gemeinsinn.core.imports import ImportFault

ADDRESS, AGREED, STANDING, LANGUAGE, ENDED, CONFIRMED = (
    "address", "agreed", "standing", "language", "ended", "confirmed",
)  # fmt: skip
ASKED_FOR = (ADDRESS, AGREED, STANDING, LANGUAGE)  # what a person can say; the others only exports have

# Names as exports write them, in small letters; the first that is there counts. Where somebody was only entered on a day
# ("created_at", "creation_date"), nobody has agreed on that day: such a column has to be named by a person.
NAMES: dict[str, tuple[str, ...]] = {
    ADDRESS: (
        "email", "e-mail", "email address", "e-mail-adresse", "emailadresse", "e-mail address", "mailadresse", "mail",
        "user_email", "subscriber_email", "adresse", "address",
    ),
    AGREED: (
        "confirm_time", "optin_time", "confirmation_date", "confirmed_date", "confirmed_at", "consent_date", "bestätigt am",
        "bestaetigt am", "zugestimmt am", "einwilligung am", "datum der einwilligung",
    ),
    STANDING: ("status", "subscription_status", "member_status", "active", "enabled", "zustand"),
    LANGUAGE: ("language", "lang", "locale", "sprache"),
    ENDED: ("unsub_time", "clean_time", "unsubscribed_at", "unsubscribe_date", "abgemeldet am"),
    CONFIRMED: ("confirmed", "bestätigt"),
}  # fmt: skip


def guessed(heads: Sequence[str]) -> dict[str, int]:
    """What stands where, as far as the names say it; in a list without a head the first column is the address."""
    small = [head.casefold().strip() for head in heads]
    found = {
        what: small.index(name)
        for what, names in NAMES.items()
        for name in [next((name for name in names if name in small), "")]
        if name
    }
    if ADDRESS not in found and small and small[0].isdigit():
        found[ADDRESS] = 0
    return found


def named(heads: Sequence[str], said: dict[str, str]) -> dict[str, int]:
    """The guess, and above it what a person said ("address" → "Kontakt"). Raises ImportFault for what is not there."""
    found = guessed(heads)
    for what, head in said.items():
        if what not in ASKED_FOR or head not in heads:
            raise ImportFault(f"There is no column {head!r}, or nothing called {what!r}. Columns: {', '.join(heads)}.")
        found[what] = list(heads).index(head)
    if ADDRESS not in found:
        raise ImportFault(f"Which column holds the addresses? Say --column address=NAME. Columns: {', '.join(heads)}.")
    return found
