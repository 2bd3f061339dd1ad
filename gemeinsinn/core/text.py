"""Typed text made safe to keep: no control characters, no tricks with writing direction."""

import re
import unicodedata

# Overrides and isolates can make text read other than it is stored; nobody types them by hand.
_DIRECTION = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F, 0xFEFF])
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Several lines: NFC, no control characters, at most one blank line in a row, trimmed."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_DIRECTION))
    text = _CONTROL.sub("", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def clean_line(text: str) -> str:
    """One line: as clean_text, with any white space as a single blank."""
    return re.sub(r"\s+", " ", clean_text(text)).strip()
