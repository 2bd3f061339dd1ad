"""Everything a funder is told about a round, read in one transaction under the lock of its pot. Whole cents."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Sum

from gemeinsinn.fund.lifecycle.applications import FUNDED, OF_OFFICE
from gemeinsinn.fund.lifecycle.rulesets import Applicant
from gemeinsinn.fund.models import Application, Decision, Round
from gemeinsinn.proof.models import Grant, Receipt
from gemeinsinn.proof.queries.figures import Figures, figures_of_all
from gemeinsinn.proof.queries.grants import WITH_ALL
from gemeinsinn.reporting.lifecycle.reports import Balance, Line, differences, largest_first
from gemeinsinn.reporting.lifecycle.rollup import CaseLine, ReceiptLine, RollUp
from gemeinsinn.treasury.lifecycle.ledger import Kind, effects_on_commitment
from gemeinsinn.treasury.models import Commitment, Entry, Pot


@transaction.atomic
def roll_up(round_id: int) -> RollUp:
    """The round as of now: every move of money takes the pot's lock, so none happens in between."""
    pot_id = Round.objects.values_list("pot_id", flat=True).get(pk=round_id)
    pot = Pot.objects.select_for_update().get(pk=pot_id)
    funding = Round.objects.select_related("fund").get(pk=round_id)
    seen = Application.objects.filter(round=funding, state__in=OF_OFFICE).order_by()
    grants = Grant.objects.filter(application__round=funding).select_related(*WITH_ALL)
    figures = figures_of_all(grants.order_by("application__reference"))
    cases = tuple(sorted([*map(case_of, figures), *waiting_cases(funding)], key=lambda one: one.reference))
    told = {one.reference: one.money for one in cases}
    return RollUp(
        round=funding.pk,
        fund=funding.fund.name,
        year=funding.year,
        focus=funding.focus,
        funder=funding.funder,
        funder_line=funding.funder_line,
        budget=pot.budget.cents,
        available=pot.available.cents,
        states=dict(seen.values_list("state").annotate(n=Count("pk"))),
        cases=cases,
        receipts=tuple(receipts_of(funding)),
        types=tuple(by_cost_type(figures)),
        places=tuple(grouped(cases, "place")),
        kinds=tuple(grouped(cases, "kind")),
        faults=tuple(differences(told, booked(pot_id), pot.committed.cents, pot.paid.cents)),
    )


def case_of(one: Figures) -> CaseLine:
    """An accepted award."""
    grant, application = one.grant, one.grant.application
    return CaseLine(
        reference=str(application.reference), title=application.title, applicant=named(application), kind=application.kind,
        place=place_of(application), state=grant.state, starts=grant.starts, ends=grant.ends,
        asked=one.asked, awarded=one.awarded, planned=one.planned, actual=one.actual, own=one.own, others=one.others,
        hours=one.hours, claimed=one.claimed, recognised=one.checked, money=Balance(one.committed, one.paid, one.repaid),
        people=int(grant.evaluation.get("people") or 0), helpers=int(grant.evaluation.get("helpers") or 0),
        words=tuple((key, str(words)) for key, words in grant.answers.items() if words),
    )  # fmt: skip


def waiting_cases(funding: Round) -> list[CaseLine]:
    """Awards nobody has accepted yet, and what of withdrawn ones money was ever promised to."""
    rows = Decision.objects.filter(
        application__round=funding, application__grant=None, commitment__isnull=False
    ).select_related("application__rule_set", "application__municipality", "commitment")
    return [waiting_case(one) for one in rows.order_by("application__reference")]


def waiting_case(decision: Decision) -> CaseLine:
    """An award without a grant: nothing is proved."""
    application, promised = decision.application, decision.commitment
    assert promised is not None and decision.amount is not None  # as asked for
    stands = application.state in FUNDED
    return CaseLine(
        reference=str(application.reference), title=application.title, applicant=named(application), kind=application.kind,
        place=place_of(application), state="" if stands else application.state, starts=application.starts,
        ends=application.ends, asked=application.asked.cents, awarded=decision.amount.cents if stands else 0,
        planned=application.plan.total if stands else 0, actual=0, own=0, others=0, hours=0, claimed=0, recognised=None,
        money=Balance(promised.committed.cents, promised.paid.cents, promised.repaid.cents), people=0, helpers=0, words=(),
    )  # fmt: skip


def named(application: Application) -> str:
    """An organisation by its name; a private person not at all."""
    return application.organisation_name if application.kind != Applicant.PERSON else ""


def place_of(application: Application) -> str:
    """Town or village, "" where none is known."""
    return application.municipality.name if application.municipality else ""


def booked(pot_id: int) -> dict[str, Balance]:
    """Every commitment of a pot as its entries say, by reference."""
    found: dict[str, dict[str, int]] = {}
    names = dict(Commitment.objects.filter(pot=pot_id).values_list("pk", "reference"))
    sums = Entry.objects.filter(pot=pot_id, commitment__isnull=False).order_by().values_list("commitment_id", "kind")
    for commitment_id, kind, amount in sums.annotate(total=Sum("amount")):
        own = found.setdefault(names[commitment_id], {})
        for name, change in effects_on_commitment(Kind(kind), amount.cents).items():
            own[name] = own.get(name, 0) + change
    return {reference: Balance(**counters) for reference, counters in found.items()}


def receipts_of(funding: Round) -> Iterable[ReceiptLine]:
    """The list of receipts, case by case; a cost type by its label."""
    labels: dict[int, dict[str, str]] = {
        one.pk: {kind.key: kind.label for kind in one.rules.cost_types} for one in funding.rule_sets.all()
    }
    rows = Receipt.objects.filter(grant__application__round=funding).order_by("grant__application__reference", "number")
    columns = ("grant__application__reference", "number", "day", "payee", "reason", "amount", "verdict")
    for *told, key, rule_set in rows.values_list(*columns, "cost_type", "grant__application__rule_set"):
        reference, number, day, payee, reason, amount, verdict = told
        yield ReceiptLine(reference, number, day, payee, reason, amount.cents, labels[rule_set].get(key, key), verdict)


def by_cost_type(figures: Iterable[Figures]) -> list[Line]:
    """Planned, actual and recognised costs; a cost type of the same key is one line."""
    lines: dict[str, Line] = {}
    for one in figures:
        for kind in one.types:
            line = lines.setdefault(kind.key, Line(kind.label))
            line.add(cases=1, planned=kind.planned, actual=kind.actual, recognised=kind.recognised)
    return largest_first(lines.values())


def grouped(cases: Iterable[CaseLine], name: str) -> list[Line]:
    """Cases by place or kind; what stands for nothing any more is left out."""
    lines: dict[str, Line] = {}
    for one in cases:
        if one.awarded:
            key = getattr(one, name)
            lines.setdefault(key, Line(key)).add(
                cases=1, awarded=one.awarded, planned=one.planned, actual=one.actual,
                recognised=one.recognised or 0, paid=one.money.paid,
            )  # fmt: skip
    return largest_first(lines.values())


def case_count(round_id: int) -> int:
    """How many cases a report of this round would tell of."""
    return Commitment.objects.filter(pot__round=round_id).count()
