"""What must not be found by anybody: addresses, numbers and names of people inside free text."""

import re
from collections.abc import Iterable

MAIL = re.compile(
    r"\b[\w.+%-]+\s*(?:@|\(at\)|\[at\]|\{at\})\s*[\w-]+(?:\s*(?:\.|\(dot\)|\[dot\]|\(punkt\))\s*[\w-]+)+", re.IGNORECASE
)
WEB = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
# Seven digits or more, grouped as people write numbers; dates, times, amounts and postcodes are shorter.
PHONE = re.compile(r"(?<![\w.,/-])(?:\+|00|\(?0)\d[\d\s()/.–-]{4,}\d(?!\w)")
DAY = re.compile(r"^0?\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?")
# "Frau Dr. Meier-Lang", "Herrn Kurt Schulze": the title and up to two names with it.
NAMED = re.compile(
    r"\b(?:Frau|Herrn?|Fr\.|Hr\.|Mrs?\.?|Ms\.?)\s+(?:(?:Dr|Prof)\.\s*)*[A-ZÄÖÜ][\w'’-]+(?:\s+[A-ZÄÖÜ][\w'’]+-?[\w'’]*(?=\s*(?:[,.;:!?)]|$|\n|unter|an\b)))?"
)
SHORTEST = 3  # a shorter name would be found inside everything
FEWEST_DIGITS = 7


def without_people(text: str, names: Iterable[str] = ()) -> str:
    """The text without mail addresses, web addresses, phone numbers, "Frau Meier", and the names given."""
    for name in sorted({name for name in names if len(name) >= SHORTEST}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
    for pattern in (MAIL, WEB, NAMED):
        text = pattern.sub(" ", text)
    text = PHONE.sub(_unless_a_day, text)
    return re.sub(r"[^\S\n]{2,}", " ", text).strip()


def _unless_a_day(found: re.Match[str]) -> str:
    """ "04.12.2026" looks like a number; it is none."""
    digits = sum(letter.isdigit() for letter in found[0])
    return found[0] if digits < FEWEST_DIGITS or DAY.match(found[0]) else " "
