"""The rules of a fund: who may apply for how much, under which terms, decided by whom. Amounts in whole cents.

Written as JSON, read strictly: `read_rules` either gives a whole rule set or names the fault.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from gemeinsinn.fund.lifecycle.juries import Jury, read_jury
from gemeinsinn.fund.lifecycle.reading import Reader, RuleFault, unique

MOST_CENTS = 100_000_00_00  # a hundred million euros: beyond that somebody mistyped
MOST_TRIFLE = 100_00  # what is more is no trifle


class Applicant(StrEnum):
    """Who applies."""

    PERSON = "person"
    INITIATIVE = "initiative"
    ASSOCIATION = "association"
    INSTITUTION = "institution"


class OwnKind(StrEnum):
    """What counts as an own share."""

    MONEY = "money"
    HOURS = "hours"
    ROOMS = "rooms"


class Once(StrEnum):
    """How often the same applicant may get a grant."""

    FREE = "free"
    YEAR = "year"
    ROUND = "round"


class Payment(StrEnum):
    """When the money comes."""

    ADVANCE = "advance"
    INSTALMENTS = "instalments"
    REIMBURSEMENT = "reimbursement"


class Decider(StrEnum):
    """Who decides."""

    OFFICE = "office"
    JURY = "jury"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class CostType:
    """What money may be spent on; `most` caps the sum of this type."""

    key: str
    label: str
    most: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document asked for, from these applicants. What `names_nobody` is also for a jury that does not see everything."""

    key: str
    label: str
    required: bool
    of: tuple[Applicant, ...]
    names_nobody: bool = False


@dataclass(frozen=True, slots=True)
class OwnShare:
    """What counts, at which rate, and how much at least (per cent of all costs)."""

    kinds: tuple[OwnKind, ...]
    least_percent: int
    hour_rate: int


@dataclass(frozen=True, slots=True)
class Path:
    """Up to `office_up_to` the office decides alone, above it the jury, above `body_above` another body."""

    office_up_to: int
    body_above: int | None


@dataclass(frozen=True, slots=True)
class Rules:
    """One version of what a round asks and gives."""

    applicants: tuple[Applicant, ...]
    host_for: tuple[Applicant, ...]
    states: tuple[str, ...]
    least_age: int | None
    most_age: int | None
    least: int
    most: int
    cost_types: tuple[CostType, ...]
    own: OwnShare
    once: Once
    lead_days: int
    longest_months: int
    papers: tuple[Paper, ...]
    path: Path
    jury: Jury
    payment: Payment
    need_months: int
    settle_weeks: int
    conditions: tuple[str, ...]
    objection_days: int
    grace_hours: int
    retention_years: int
    shift_percent: int  # so much may a cost type grow without asking, if it is saved elsewhere
    sample_percent: int  # so many of the receipts the office looks at
    trifle: int  # up to so many cents are not asked back; 0: every cent is

    def decider(self, cents: int) -> Decider:
        """Who decides about this amount."""
        if cents <= self.path.office_up_to:
            return Decider.OFFICE
        if self.path.body_above is not None and cents > self.path.body_above:
            return Decider.BODY
        return Decider.JURY

    def cost_type(self, key: str) -> CostType | None:
        """The cost type of a key."""
        return next((one for one in self.cost_types if one.key == key), None)

    def papers_for(self, kind: str) -> tuple[Paper, ...]:
        """The documents asked from this kind of applicant."""
        return tuple(one for one in self.papers if kind in one.of)


def read_rules(data: object) -> Rules:
    """A rule set from JSON. Raises RuleFault with the place of the first fault."""
    top = Reader(data)
    rules = Rules(
        applicants=top.words("applicants", Applicant),
        host_for=top.words("host_for", Applicant),
        states=top.texts("states", 60),
        least_age=top.maybe("least_age", 6, 120),
        most_age=top.maybe("most_age", 6, 120),
        least=top.whole("least", 0, MOST_CENTS),
        most=top.whole("most", 1, MOST_CENTS),
        cost_types=tuple(_cost_type(one) for one in top.parts("cost_types")),
        own=_own(top.part("own")),
        once=top.word("once", Once),
        lead_days=top.whole("lead_days", 0, 366),
        longest_months=top.whole("longest_months", 1, 60),
        papers=tuple(_paper(one) for one in top.parts("papers")),
        path=_path(top.part("path")),
        jury=read_jury(top.part("jury")),
        payment=top.word("payment", Payment),
        need_months=top.whole("need_months", 0, 24),
        settle_weeks=top.whole("settle_weeks", 1, 104),
        conditions=top.texts("conditions", 400),
        objection_days=top.whole("objection_days", 0, 366),
        grace_hours=top.whole("grace_hours", 0, 720),
        retention_years=top.whole("retention_years", 1, 30),
        shift_percent=top.whole_or("shift_percent", 0, 100, 20),
        sample_percent=top.whole_or("sample_percent", 1, 100, 100),
        trifle=top.whole_or("trifle", 0, MOST_TRIFLE, 0),
    )
    top.done()
    _agrees(rules)
    return rules


def _cost_type(part: Reader) -> CostType:
    found = CostType(
        part.text("key", 30, empty=False), part.text("label", 80, empty=False), part.maybe("most", 1, MOST_CENTS),
        part.text("note"),
    )  # fmt: skip
    part.done()
    return found


def _paper(part: Reader) -> Paper:
    found = Paper(
        part.text("key", 30, empty=False), part.text("label", 120, empty=False), part.flag("required"),
        part.words("of", Applicant), part.flag_or("names_nobody", otherwise=False),
    )  # fmt: skip
    part.done()
    return found


def _own(part: Reader) -> OwnShare:
    found = OwnShare(
        part.words("kinds", OwnKind), part.whole("least_percent", 0, 90), part.whole("hour_rate", 0, 100_00)
    )
    part.done()
    return found


def _path(part: Reader) -> Path:
    found = Path(part.whole("office_up_to", 0, MOST_CENTS), part.maybe("body_above", 1, MOST_CENTS))
    part.done()
    return found


def _agrees(rules: Rules) -> None:
    """What no single field can say. Raises RuleFault."""
    unique([one.key for one in rules.cost_types], "cost_types")
    unique([one.key for one in rules.papers], "papers")
    faults = {
        "applicants": not rules.applicants,
        "host_for": not set(rules.host_for) <= set(rules.applicants),
        "most_age": rules.least_age is not None and rules.most_age is not None and rules.most_age < rules.least_age,
        "most": rules.most < rules.least,
        "cost_types": not rules.cost_types,
        "own.kinds": rules.own.least_percent > 0 and not rules.own.kinds,
        "own.hour_rate": OwnKind.HOURS in rules.own.kinds and not rules.own.hour_rate,
        "path.body_above": rules.path.body_above is not None and rules.path.body_above < rules.path.office_up_to,
        "jury.quorum": rules.jury.quorum > rules.jury.size,
        "jury.size": rules.most > rules.path.office_up_to and not rules.jury.size,
    }
    for path, wrong in faults.items():
        if wrong:
            raise RuleFault(path, "contradicts the rest")


def as_data(rules: Rules) -> dict[str, Any]:
    """The JSON `read_rules` reads back."""
    return {key: _plain(value) for key, value in asdict(rules).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """What differs between two rule sets: (place, before, after). Lists count as one place."""
    found = []
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        if isinstance(old, dict) and isinstance(new, dict):
            found += [(f"{key}.{inner}", one, other) for inner, one, other in changes(old, new)]
        elif old != new:
            found.append((key, old, new))
    return found
