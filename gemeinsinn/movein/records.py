"""What is known of one article of the old site before and after cleaning."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should know: a kind (see wording.FINDINGS) and the words or address it is about."""

    kind: str
    detail: str = ""


@dataclass(slots=True)
class Record:
    """One article as the old site had it. `intro` and `body` are its HTML, `addresses` the paths it was found at."""

    number: str
    title: str = ""
    alias: str = ""
    intro: str = ""
    body: str = ""
    day: date | None = None
    author: str = ""
    topics: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    picture: str = ""
    picture_words: str = ""
    place: str = ""
    is_page: bool = False
    notes: list[Finding] = field(default_factory=list)
    left: str = ""  # why it is not taken by rule: see wording.REASONS
    detail: str = ""


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """A picture an article shows: where it lay, what one sees, what stands below it."""

    path: str
    words: str = ""
    caption: str = ""


@dataclass(slots=True)
class Cleaned:
    """An article ready to be written: pieces are (block, value), pictures still to be looked up."""

    title: str
    lead: str
    pieces: list[tuple[str, Any]]
    findings: list[Finding]
    is_spam: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self.pieces and not self.lead
