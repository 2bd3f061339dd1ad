"""Quantities as people write them, kept in hundredths of their unit so that sums stay exact.

20 chairs are 2000, 2.5 hours are 250, 200 € are 20000: one arithmetic for all five kinds.
"""

import re

MOST = 100_000_000_00  # a hundred million units: beyond that somebody mistyped

_PLAIN = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?")
_GERMAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")


def parse_hundredths(text: str) -> int:
    """Hundredths of what was typed: "20" → 2000, "2,5" → 250, "1.234,50" → 123450.

    "1.234" is read as German thousands, "1,234" as English ones.
    Raises ValueError("not a number") or ValueError("too large").
    """
    raw = re.sub(r"[\s\u00a0\u202f']", "", text)
    if _GERMAN.fullmatch(raw):
        raw = raw.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(raw):
        raw = raw.replace(",", "")
    elif _PLAIN.fullmatch(raw) and raw.isascii():
        raw = raw.replace(",", ".")
    else:
        raise ValueError("not a number")
    whole, _, part = raw.partition(".")
    hundredths = int(whole) * 100 + int((part + "00")[:2])
    if hundredths > MOST:
        raise ValueError("too large")
    return hundredths


def is_whole(hundredths: int) -> bool:
    """True for 2000 (20 pieces), False for 250 (two and a half)."""
    return hundredths % 100 == 0
