"""Applications as rows for statistics: four queries for any number of them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Min, Q, QuerySet, Sum
from django.utils import timezone

from gemeinsinn.fund.lifecycle.applications import FUNDED, OF_OFFICE, State
from gemeinsinn.fund.models import Application, Decision, Fund, RuleSet
from gemeinsinn.proof.models import Grant
from gemeinsinn.reporting.lifecycle.statistics import Row, Statistics, by_name, by_year, summary_of
from gemeinsinn.reporting.rules import can_report
from gemeinsinn.treasury.lifecycle.ledger import Kind

DECIDED = [Decision.Kind.AWARD, Decision.Kind.REJECTION]


def statistics_for(viewer: Any, *, fund: str = "", year: int | None = None) -> Statistics:
    """Of every fund, or of one by its slug; `year` is that of the round."""
    seen = applications_counted(viewer, fund)
    rows = rows_of(seen)
    chosen = [one for one in rows if year is None or one.year == year]
    within = seen if year is None else seen.filter(round__year=year)
    return Statistics(
        by_year(rows), summary_of(chosen), by_name(chosen, "kind"), by_name(chosen, "place"), planned_by_type(within)
    )


def applications_counted(viewer: Any, fund: str = "") -> QuerySet[Application]:
    """Everything that was signed and came in; what was taken back counts as an application, too."""
    rows = Application.objects.filter(state__in=OF_OFFICE, submitted_at__isnull=False).order_by()
    rows = rows.filter(round__fund__slug=fund) if fund else rows
    return rows if can_report(viewer) else rows.none()


def rows_of(seen: QuerySet[Application]) -> list[Row]:
    """One row an application, by its id."""
    told = seen.annotate(decided=Min("decisions__at", filter=Q(decisions__kind__in=DECIDED))).values_list(
        "pk", "round__year", "kind", "municipality__name", "submitted_at", "state", "decided"
    )
    awarded = dict(
        Decision.objects.filter(application__in=seen, application__state__in=FUNDED, kind=Decision.Kind.AWARD)
        .order_by().values_list("application").annotate(total=Sum("amount"))
    )  # fmt: skip
    grants = grant_days(seen)
    found = []
    for pk, year, kind, place, received, state, decided in told.order_by("pk"):
        accepted, paid, ended, proved = grants.get(pk, (None, None, None, None))
        found.append(
            Row(
                year=year,
                kind=kind,
                place=place or "",
                received=timezone.localdate(received),
                decided=day(decided),
                awarded=awarded[pk].cents if pk in awarded else 0,
                rejected=state == State.REJECTED,
                accepted=day(accepted),
                paid=day(paid),
                ended=ended,
                proved=day(proved),
            )
        )
    return found


def grant_days(seen: QuerySet[Application]) -> dict[int, tuple[Any, Any, Any, Any]]:
    """Accepted, first money, last day of the project, proof handed in: by application."""
    first = Min("commitment__entries__at", filter=Q(commitment__entries__kind=Kind.PAY))
    rows = Grant.objects.filter(application__in=seen).order_by().annotate(first_paid=first)
    told = rows.values_list("application_id", "created_at", "first_paid", "ends", "ended_early_on", "handed_in_at")
    return {pk: (accepted, paid, early or ends, proved) for pk, accepted, paid, ends, early, proved in told}


def day(moment: Any) -> Any:
    """The calendar day of a moment, None of none."""
    return timezone.localdate(moment) if moment is not None else None


def planned_by_type(seen: QuerySet[Application]) -> list[tuple[str, int]]:
    """What funded applications plan to spend, by cost type as the rules name it; the largest first."""
    labels: dict[tuple[int, str], str] = {}
    for one in RuleSet.objects.filter(applications__in=seen.filter(state__in=FUNDED)).distinct():
        labels |= {(one.pk, kind.key): kind.label for kind in one.rules.cost_types}
    sums: dict[str, int] = {}
    for rule_set, costs in seen.filter(state__in=FUNDED).values_list("rule_set_id", "costs"):
        for line in costs:
            label = labels.get((rule_set, line["type"]), line["type"])
            sums[label] = sums.get(label, 0) + line["cents"]
    return sorted(sums.items(), key=lambda one: (-one[1], one[0]))


def funds_counted(viewer: Any) -> Sequence[Fund]:
    """The funds there are, to choose from."""
    return list(Fund.objects.order_by("name", "pk")) if can_report(viewer) else []
