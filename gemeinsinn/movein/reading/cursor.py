"""A place in a text that comes in pieces: nothing behind it is kept, nothing far ahead is read."""

import re
from collections.abc import Iterator

PLAIN = {quote: re.compile(rf"(?:[^{quote}\\]|\\.)*+", re.DOTALL) for quote in "'\"`"}
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
MEANT = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": "", "b": ""}
SPACE = re.compile(r"\s*+")


class CutOff(Exception):
    """The text ends where it must not."""


class TooLong(Exception):
    """A value is longer than any we take. The cursor stands behind it."""


class Cursor:
    """Reads on, character by character or up to a pattern."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self.pieces = pieces
        self.text = ""
        self.at = 0
        self.lines = 1

    def more(self) -> bool:
        """Fetches the next piece; False at the end."""
        for piece in self.pieces:
            if piece:
                self.lines += self.text.count("\n", 0, self.at)
                self.text = self.text[self.at :] + piece
                self.at = 0
                return True
        return False

    @property
    def line(self) -> int:
        """The number of the line it stands on."""
        return self.lines + self.text.count("\n", 0, self.at)

    def ahead(self, count: int = 1) -> str:
        """The next characters, fewer at the end."""
        while len(self.text) - self.at < count and self.more():
            pass
        return self.text[self.at : self.at + count]

    def skip_space(self) -> str:
        """Behind white space; the character there, or "" at the end."""
        while True:
            match = SPACE.match(self.text, self.at)
            assert match is not None  # it also fits nothing
            self.at = match.end()
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def skip_to(self, pattern: re.Pattern[str], reach: int = 3) -> str:
        """To the next place a pattern fits, which is returned; "" at the end. No match is longer than `reach`."""
        while True:
            match = pattern.search(self.text, self.at)
            if match and (match.end() + reach <= len(self.text) or not self.more()):
                self.at = match.start()
                return match[0]
            if not match:
                self.at = max(self.at, len(self.text) - reach)
                if not self.more():
                    self.at = len(self.text)
                    return ""

    def word(self, pattern: re.Pattern[str], most: int = 100) -> str:
        """What fits here, at most `most` characters; the cursor moves behind it."""
        self.ahead(most)
        match = pattern.match(self.text, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match[0]

    def quoted(self, most: int) -> str:
        """The words in the quotation marks that begin here. Raises CutOff, or TooLong once it stands behind them."""
        quote = self.ahead()
        self.at += 1
        parts, length = list[str](), 0
        while True:
            match = PLAIN[quote].match(self.text, self.at)
            assert match is not None  # it also fits nothing
            length += match.end() - self.at
            if length <= most:
                parts.append(match[0])
            self.at = match.end()
            two = self.ahead(2)
            if not two.startswith(quote):  # the piece ended within the words, perhaps behind a backslash
                if len(two) < 2:
                    raise CutOff
                continue
            self.at += 1
            if two != quote * 2:
                break
            parts.append(quote)
            self.at += 1
        if length > most:
            raise TooLong
        return ESCAPED.sub(lambda found: MEANT.get(found[1], found[1]), "".join(parts))
