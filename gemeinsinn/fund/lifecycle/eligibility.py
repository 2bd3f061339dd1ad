"""Does it fit? A verdict with reasons, from a handful of answers, without an account."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from gemeinsinn.fund.lifecycle.rulesets import Decider, Once, Rules


class Reason(StrEnum):
    """What speaks against it, or has to be thought of."""

    WHO = "who"
    PLACE = "place"
    AGE = "age"
    OVER = "over"
    UNDER = "under"
    BEGUN = "begun"
    LEAD = "lead"
    LONG = "long"
    AGAIN = "again"
    CLOSED = "closed"
    HOST = "host"
    OWN = "own"
    JURY = "jury"
    PAPERS = "papers"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody tells; None: not told."""

    kind: str
    cents: int
    starts: date | None = None
    months: int | None = None
    state: str = ""
    age: int | None = None
    begun: bool = False
    had_one: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One reason with its figures; `stops`: with this it does not fit."""

    reason: Reason
    stops: bool
    told: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """All reasons; it fits if none of them stops it."""

    reasons: tuple[Said, ...]

    @property
    def fits(self) -> bool:
        return not any(one.stops for one in self.reasons)

    @property
    def against(self) -> list[Said]:
        return [one for one in self.reasons if one.stops]

    @property
    def heed(self) -> list[Said]:
        return [one for one in self.reasons if not one.stops]


def judge(rules: Rules, asked: Asked, *, today: date, is_open: bool) -> Verdict:
    """What the rules say to these answers."""
    found = [*_about_round(is_open), *_about_who(rules, asked), *_about_money(rules, asked)]
    return Verdict((*found, *_about_time(rules, asked, today), *_to_think_of(rules, asked)))


def _about_round(is_open: bool) -> list[Said]:
    return [] if is_open else [Said(Reason.CLOSED, True)]


def _about_who(rules: Rules, asked: Asked) -> list[Said]:
    found = []
    if asked.kind not in rules.applicants:
        found.append(Said(Reason.WHO, True))
    if rules.states and asked.state and asked.state not in rules.states:
        found.append(Said(Reason.PLACE, True, {"states": list(rules.states)}))
    if asked.age is not None and not (rules.least_age or 0) <= asked.age <= (rules.most_age or 200):
        found.append(Said(Reason.AGE, True, {"from": rules.least_age, "to": rules.most_age}))
    if asked.had_one and rules.once != Once.FREE:
        found.append(Said(Reason.AGAIN, True))
    return found


def _about_money(rules: Rules, asked: Asked) -> list[Said]:
    if asked.cents > rules.most:
        return [Said(Reason.OVER, True, {"most": rules.most})]
    if asked.cents < rules.least:
        return [Said(Reason.UNDER, True, {"least": rules.least})]
    return []


def _about_time(rules: Rules, asked: Asked, today: date) -> list[Said]:
    """Signing a contract already counts as a start (grant law): nothing that has begun can be funded."""
    found = []
    if asked.begun:
        found.append(Said(Reason.BEGUN, True))
    earliest = today + timedelta(days=rules.lead_days)
    if asked.starts is not None and asked.starts < earliest:
        found.append(Said(Reason.LEAD, True, {"earliest": earliest}))
    if asked.months is not None and asked.months > rules.longest_months:
        found.append(Said(Reason.LONG, True, {"months": rules.longest_months}))
    return found


def _to_think_of(rules: Rules, asked: Asked) -> list[Said]:
    found = []
    if asked.kind in rules.host_for:
        found.append(Said(Reason.HOST, False))
    if rules.own.least_percent:
        found.append(Said(Reason.OWN, False, {"percent": rules.own.least_percent}))
    needed = [one.label for one in rules.papers_for(asked.kind) if one.required]
    if needed:
        found.append(Said(Reason.PAPERS, False, {"papers": needed}))
    if asked.cents <= rules.most and rules.decider(asked.cents) != Decider.OFFICE:
        found.append(Said(Reason.JURY, False))
    return found
