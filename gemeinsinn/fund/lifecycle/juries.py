"""How a jury decides, as a part of a rule set."""

from dataclasses import dataclass
from enum import StrEnum

from gemeinsinn.fund.lifecycle.reading import Reader, unique


class Majority(StrEnum):
    """How many votes of a jury carry: more yes than no; more than half of all who take part; two thirds of yes and no."""

    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    TWO_THIRDS = "two_thirds"


class Tie(StrEnum):
    """What equal votes mean."""

    REJECTED = "rejected"
    CHAIR = "chair"


class Blind(StrEnum):
    """What of an application a jury does not see."""

    NAME = "name"
    ORGANISATION = "organisation"
    ADDRESS = "address"
    AGE = "age"
    PLACE = "place"
    PARTNERS = "partners"


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a jury gives points for; `weight` says how much they count."""

    key: str
    label: str
    weight: int


@dataclass(frozen=True, slots=True)
class Jury:
    """How a jury decides. Its desk is a flat of its own; here its rules are only known and shown."""

    size: int
    quorum: int
    majority: Majority
    tie: Tie
    circulation_days: int
    one_vote_an_institution: bool
    recusal: bool
    youth: bool
    blind: tuple[Blind, ...]
    criteria: tuple[Criterion, ...]


def read_jury(part: Reader) -> Jury:
    """The rules of a jury; versions older than blind fields and criteria have none."""
    found = Jury(
        size=part.whole("size", 0, 40), quorum=part.whole("quorum", 0, 40), majority=part.word("majority", Majority),
        tie=part.word("tie", Tie), circulation_days=part.whole("circulation_days", 0, 60),
        one_vote_an_institution=part.flag("one_vote_an_institution"), recusal=part.flag("recusal"),
        youth=part.flag("youth"), blind=part.words("blind", Blind) if part.has("blind") else (),
        criteria=tuple(_criterion(one) for one in part.parts("criteria")) if part.has("criteria") else (),
    )  # fmt: skip
    part.done()
    unique([one.key for one in found.criteria], part.place("criteria"))
    return found


def _criterion(part: Reader) -> Criterion:
    found = Criterion(
        part.text("key", 30, empty=False), part.text("label", 80, empty=False), part.whole("weight", 1, 10)
    )
    part.done()
    return found
