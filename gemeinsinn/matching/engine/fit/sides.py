"""The two sides of a match as plain values. Nothing in them says who a person is: only what, where, when, how much."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need. `left` is what is still missing, in hundredths of `unit`; `responses` is how many have answered."""

    key: str
    kind: str
    left: int | None = None
    unit: str = ""
    lat: float | None = None
    lon: float | None = None
    starts: date | None = None
    ends: date | None = None
    responses: int = 0


@dataclass(frozen=True, slots=True)
class Giver:
    """Who could answer: an offer, or an organisation with what it likes to give.

    `kinds` is None where nobody said what is given; `one_thing` is an offer. `kept` of `due` promises were kept. `asked` counts this month.
    `refused` says how often each kind was stated not to be theirs.
    """

    key: str
    kinds: frozenset[str] | None = None
    one_thing: bool = False
    left: int | None = None
    unit: str = ""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    starts: date | None = None
    ends: date | None = None
    standing: bool = False
    kept: int = 0
    due: int = 0
    asked: int = 0
    refused: dict[str, int] = field(default_factory=dict)
