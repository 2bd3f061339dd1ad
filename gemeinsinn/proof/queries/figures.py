"""Planned, actual, checked and paid: by grant and by cost type. A fixed number of queries for any number of grants."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum

from gemeinsinn.proof.lifecycle.figures import claim_of, value_of_hours
from gemeinsinn.proof.lifecycle.grants import Verdict
from gemeinsinn.proof.models import Grant, HourLine, PlanVersion, Receipt
from gemeinsinn.proof.queries.grants import grants_for


@dataclass(frozen=True, slots=True)
class TypeFigures:
    """One cost type, in cents. `contract` is what was agreed first, `planned` what is in force."""

    key: str
    label: str
    contract: int
    planned: int
    actual: int
    refused: int

    @property
    def recognised(self) -> int:
        """What the office did not strike out."""
        return self.actual - self.refused


@dataclass(frozen=True, slots=True)
class Figures:
    """A grant in cents. `paid` is without what came back; `claimed` what the receipts leave for the grant to pay,
    `recognisable` the same without what was struck out; `checked` is None until the office has decided.
    """

    grant: Grant
    types: tuple[TypeFigures, ...]
    asked: int
    awarded: int
    committed: int
    paid: int
    repaid: int
    own_planned: int
    others_planned: int
    own: int
    others: int
    hours: int  # hundredths
    hours_value: int
    claimed: int
    recognisable: int
    checked: int | None

    @property
    def planned(self) -> int:
        """All costs of the plan in force."""
        return sum(one.planned for one in self.types)

    @property
    def actual(self) -> int:
        """All receipts."""
        return sum(one.actual for one in self.types)

    @property
    def refused(self) -> int:
        """What the office struck out."""
        return sum(one.refused for one in self.types)

    @property
    def rest(self) -> int:
        """What of the grant is not needed."""
        return self.awarded - (self.claimed if self.checked is None else self.checked)


def figures_of(grant: Grant) -> Figures:
    """Of one grant."""
    return figures_of_all([grant])[0]


def figures_of_round(viewer: Any, round_id: int) -> list[Figures]:
    """Every grant of a round, by reference: the body of the report to its funder."""
    rows = grants_for(viewer).filter(application__round=round_id).order_by("application__reference")
    return figures_of_all(rows)


def receipts_of_round(viewer: Any, round_id: int) -> QuerySet[Receipt]:
    """The list of receipts of a round, grant by grant."""
    rows = Receipt.objects.filter(grant__in=grants_for(viewer).filter(application__round=round_id))
    return rows.select_related("grant__application__rule_set").order_by("grant__application__reference", "number")


def figures_of_all(grants: Iterable[Grant]) -> list[Figures]:
    """In their order, with four queries, one of them for the grants."""
    rows = list(grants)
    plans: dict[int, list[dict[str, int]]] = defaultdict(list)
    for grant_id, costs in PlanVersion.objects.filter(grant__in=rows).values_list("grant_id", "costs"):
        plans[grant_id].append(costs)
    spent: dict[int, dict[tuple[str, bool], int]] = defaultdict(dict)
    sums = Receipt.objects.filter(grant__in=rows).order_by().values_list("grant_id", "cost_type", "verdict")
    for grant_id, key, verdict, amount in sums.annotate(total=Sum("amount")):
        place = (key, verdict == Verdict.REFUSED)
        spent[grant_id][place] = spent[grant_id].get(place, 0) + amount.cents
    hours = dict(HourLine.objects.filter(grant__in=rows).order_by().values_list("grant_id").annotate(Sum("hundredths")))
    return [_figures(one, plans[one.pk], spent[one.pk], hours.get(one.pk, 0)) for one in rows]


def _figures(grant: Grant, plans: list[dict[str, int]], spent: dict[tuple[str, bool], int], hundredths: int) -> Figures:
    """One grant from what was counted."""
    types = _types(grant, plans, spent)
    actual, refused = sum(one.actual for one in types), sum(one.refused for one in types)
    plan, balances = grant.application.plan, grant.commitment
    told = {"own": grant.own.cents, "others": grant.others.cents, "awarded": grant.awarded.cents}
    return Figures(
        grant=grant, types=types, asked=grant.application.asked.cents, committed=balances.committed.cents,
        paid=balances.paid.cents, repaid=balances.repaid.cents, own_planned=plan.own, others_planned=plan.others,
        hours=hundredths, hours_value=value_of_hours(hundredths, grant.rules.own.hour_rate),
        claimed=claim_of(costs=actual, **told), recognisable=claim_of(costs=actual - refused, **told),
        checked=grant.recognised.cents if grant.recognised is not None else None, **told,
    )  # fmt: skip


def _types(grant: Grant, plans: list[dict[str, int]], spent: dict[tuple[str, bool], int]) -> tuple[TypeFigures, ...]:
    """The cost types of the rules that are planned or were used, in the order of the rules."""
    contract, planned = plans[0], plans[-1]
    found = []
    for kind in grant.rules.cost_types:
        refused = spent.get((kind.key, True), 0)
        actual = spent.get((kind.key, False), 0) + refused
        if kind.key in contract or planned.get(kind.key) or actual:
            found.append(
                TypeFigures(kind.key, kind.label, contract.get(kind.key, 0), planned.get(kind.key, 0), actual, refused)
            )
    return tuple(found)
