"""Letters that were stored in the wrong encoding: "fÃ¼r" is "für"."""

import re

# What UTF-8 looks like when its bytes are read as Windows-1252: a first byte and one to three that follow.
FOLLOW = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
BROKEN = re.compile(rf"(?:[\u00c2-\u00df][{FOLLOW}]|[\u00e0-\u00ef][{FOLLOW}]{{2}}|[\u00f0-\u00f4][{FOLLOW}]{{3}})")
SPOILT_TWICE = 2


def mended(text: str) -> tuple[str, int]:
    """The text with such letters as they were meant, and how many there were. Text spoilt twice is mended twice."""
    count = 0
    for _turn in range(SPOILT_TWICE):
        text, found = BROKEN.subn(_meant, text)
        count += found
        if not found:
            break
    return text, count


def _meant(match: re.Match[str]) -> str:
    letters = match[0]
    raw = bytes(ord(one) if ord(one) < 256 else one.encode("cp1252")[0] for one in letters)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return letters
