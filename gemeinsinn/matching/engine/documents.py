"""What the engine is asked to find, and what it is asked: plain values, nothing personal in them."""

from dataclasses import dataclass
from datetime import date

SIDES = ("need", "offer", "project", "partner", "guide", "article", "event")
KINDS = ("zeit", "wissen", "sachen", "raeume", "geld")


@dataclass(frozen=True, slots=True)
class Document:
    """One text that can be found. `details` is the small print: found by its words, left out of the meaning."""

    key: str  # "need:17"
    side: str
    kind: str
    title: str
    text: str
    details: str = ""
    place: str = ""
    lat: float | None = None
    lon: float | None = None
    language: str = "de"
    starts: date | None = None
    ends: date | None = None
    changed: date | None = None
    responses: int = 0
    tags: tuple[str, ...] = ()
    audience: str = ""  # who may find it, where an index holds texts for several


@dataclass(frozen=True, slots=True)
class Audiences:
    """What somebody may find: the documents of these audiences, and of them only these keys unless it is None."""

    names: frozenset[str]
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What someone is looking for. `want` names the sides that count, None means all; `km` is how far is too far."""

    text: str
    want: frozenset[str] | None = None
    language: str = ""  # empty: recognised from the text
    kinds: frozenset[str] | None = None
    lat: float | None = None
    lon: float | None = None
    km: float | None = None
    today: date | None = None
