"""Weighing a cost plan against the rules: sums, what we are asked for, and what does not fit. Whole cents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gemeinsinn.fund.lifecycle.rulesets import OwnKind, Rules


class Means(StrEnum):
    """Where the rest comes from. Hours and rooms are worth something, but pay no bill."""

    OWN = "money"
    HOURS = "hours"
    ROOMS = "rooms"
    OTHERS = "others"


IN_KIND = frozenset({Means.HOURS, Means.ROOMS})


class Fault(StrEnum):
    """What does not fit."""

    NO_COSTS = "no_costs"
    UNKNOWN_TYPE = "unknown_type"
    TYPE_OVER = "type_over"
    OVER = "over"
    UNDER = "under"
    TOO_MUCH_MEANS = "too_much_means"
    OWN_SHORT = "own_short"
    OWN_STRANGE = "own_strange"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit, with the figures that say why."""

    fault: Fault
    told: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A plan in figures."""

    total: int
    own: int
    in_kind: int
    others: int
    asked: int
    by_type: dict[str, int]
    findings: tuple[Finding, ...]

    @property
    def fits(self) -> bool:
        return not self.findings


def weigh(rules: Rules, costs: Iterable[Mapping[str, Any]], means: Iterable[Mapping[str, Any]]) -> Weighed:
    """Costs are {"type", "what", "cents"}, means {"kind", "what", "cents"} (hours as their value)."""
    by_type: dict[str, int] = {}
    for line in costs:
        by_type[line["type"]] = by_type.get(line["type"], 0) + line["cents"]
    sums = dict.fromkeys(Means, 0)
    for line in means:
        sums[Means(line["kind"])] += line["cents"]
    total, own, others = sum(by_type.values()), sums[Means.OWN], sums[Means.OTHERS]
    in_kind = sum(sums[kind] for kind in IN_KIND)
    asked = total - own - others
    findings = (
        *_of_costs(rules, by_type),
        *_of_asked(rules, total, asked),
        *_of_own(rules, sums, total, own + in_kind),
    )
    return Weighed(total, own, in_kind, others, asked, by_type, findings)


def _of_costs(rules: Rules, by_type: dict[str, int]) -> list[Finding]:
    found = []
    for key, cents in by_type.items():
        kind = rules.cost_type(key)
        if kind is None:
            found.append(Finding(Fault.UNKNOWN_TYPE, {"type": key}))
        elif kind.most is not None and cents > kind.most:
            found.append(Finding(Fault.TYPE_OVER, {"type": kind.label, "most": kind.most, "now": cents}))
    return found


def _of_asked(rules: Rules, total: int, asked: int) -> list[Finding]:
    if not total:
        return [Finding(Fault.NO_COSTS)]
    if asked <= 0:
        return [Finding(Fault.TOO_MUCH_MEANS)]
    if asked > rules.most:
        return [Finding(Fault.OVER, {"most": rules.most, "now": asked})]
    if asked < rules.least:
        return [Finding(Fault.UNDER, {"least": rules.least, "now": asked})]
    return []


def _of_own(rules: Rules, sums: Mapping[Means, int], total: int, own: int) -> list[Finding]:
    found = [
        Finding(Fault.OWN_STRANGE, {"kind": kind.value})
        for kind in (Means.HOURS, Means.ROOMS)
        if sums[kind] and OwnKind(kind.value) not in rules.own.kinds
    ]
    counted = own - sum(sums[Means(kind.value)] for kind in OwnKind if kind not in rules.own.kinds)
    whole = total + sum(sums[kind] for kind in IN_KIND)
    needed = -(-whole * rules.own.least_percent // 100)  # rounded up to a cent
    if total and counted < needed:
        found.append(Finding(Fault.OWN_SHORT, {"least": needed, "now": counted, "percent": rules.own.least_percent}))
    return found
