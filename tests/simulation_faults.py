"""What must be true of a round and its cases, whatever was done to them; each line says what is not."""

from typing import Any

from django.db.models import Q, Sum

from gemeinsinn.core.money import Money
from gemeinsinn.fund.lifecycle.applications import FUNDED, State
from gemeinsinn.fund.models import Application, Decision
from gemeinsinn.proof.lifecycle.figures import result_of
from gemeinsinn.proof.lifecycle.grants import OVER
from gemeinsinn.proof.lifecycle.grants import State as GrantState
from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.queries.figures import figures_of_all
from gemeinsinn.reporting.queries.rollup import roll_up
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.lifecycle.payments import State as PaymentState
from gemeinsinn.treasury.lifecycle.statements import Outcome
from gemeinsinn.treasury.models import BankLine, Commitment, Entry, PaymentRun, Pot
from gemeinsinn.treasury.queries.demands import still_asked
from gemeinsinn.treasury.queries.ledger import ledger_faults

NOTHING = Money(0)


def faults_of(stage: Any) -> list[str]:
    """Everything that must be true and is not."""
    pot = Pot.objects.get(pk=stage.funding.pot_id)
    cases = Application.objects.filter(pk__in=stage.begun)
    found = [f"{name}: {what}" for name, what in ledger_faults()]
    found += [f"the report differs: {one}" for one in roll_up(stage.funding.pk).faults]
    if pot.committed.cents + pot.paid.cents > pot.budget.cents or pot.available.cents < 0:
        found.append("more is promised than there is")
    if cases.count() != len(stage.begun) or cases.filter(reference=None).exists():
        found.append("a case was lost")
    awarded = Decision.objects.filter(kind=Decision.Kind.AWARD).values_list("application_id", flat=True)
    if sorted(awarded) != sorted(set(awarded)):
        found.append("a case was awarded twice")
    found += [f"{one} is in {one.state} without an award" for one in cases.filter(~Q(pk__in=awarded), state__in=FUNDED)]
    accepted = set(cases.filter(state=State.ACCEPTED).values_list("pk", flat=True))
    grants = set(Grant.objects.filter(application__in=cases).values_list("application_id", flat=True))
    if accepted != grants:
        found.append(f"accepted and opened differ: {sorted(accepted ^ grants)}")
    taken_back = Commitment.objects.filter(reference__in=cases.filter(state=State.WITHDRAWN).values("reference"))
    found += [f"{one} was taken back and holds money" for one in taken_back if one.committed or one.paid]
    return found + faults_of_payments(pot) + faults_of_proofs(stage.funding.pk)


def faults_of_payments(pot: Pot) -> list[str]:
    """Payments against their commitments, and against the runs they left in."""
    found = []
    open_states = [PaymentState.DUE, PaymentState.IN_RUN, PaymentState.SENT]
    for one in Commitment.objects.filter(pot=pot):
        planned = one.payments.filter(state__in=open_states).aggregate(n=Sum("amount"))["n"] or NOTHING
        if planned != one.planned:
            found.append(f"{one}: {planned} planned by payments, {one.planned} counted")
        booked = Entry.objects.filter(commitment=one, kind=Kind.PAY).count()
        if booked != one.payments.filter(state__in=[PaymentState.PAID, PaymentState.RETURNED]).count():
            found.append(f"{one}: booked {booked} times as paid")
        back = (
            BankLine.objects.filter(commitment=one, outcome=Outcome.REPAID).aggregate(n=Sum("amount"))["n"] or NOTHING
        )
        if back != one.repaid:
            found.append(f"{one}: {one.repaid} paid back, lines of the bank say {back}")
    for run in PaymentRun.objects.filter(state="released"):
        told = run.payments.aggregate(n=Sum("amount"))["n"]
        if told != run.total:
            found.append(f"run {run.pk} holds {told}, its file {run.total}")
    return found


def faults_of_proofs(round_id: int) -> list[str]:
    """Grants against what was handed in, checked, asked back, and against their money."""
    found = []
    rows = Grant.objects.filter(application__round=round_id).select_related("commitment", "application__rule_set")
    for grant, figures in zip(rows, figures_of_all(rows), strict=True):
        ours, over = grant.commitment, grant.state in OVER
        reviews = list(grant.reviews.exclude(result=""))
        if len(reviews) != over or bool(grant.result) != over:
            found.append(f"{grant} is {grant.state} with {len(reviews)} results")
        if grant.state == GrantState.HANDED_IN and not grant.hand_ins.exists():
            found.append(f"{grant} was handed in without anything")
        if over and (grant.recognised is None or grant.recognised.cents > figures.recognisable):
            found.append(f"{grant}: {grant.recognised} recognised of {figures.recognisable}")
        if grant.state == GrantState.CLOSED and ours.committed:
            found.append(f"{grant} is closed and {ours.committed} are still promised")
        if still_asked(ours) > ours.paid:
            found.append(f"{grant}: {still_asked(ours)} asked back of {ours.paid}")
        for review in reviews:
            paid = review.recognised + review.repay
            if review.repay and review.result != result_of(
                claimed=review.claimed.cents, recognised=review.recognised.cents, paid=paid.cents
            ):
                found.append(f"{grant}: {review.result} with {review.repay} to be paid back")
    return found
