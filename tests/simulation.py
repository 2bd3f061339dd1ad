"""Cases of a round moved at random, legally and not, over fund, ledger, payments and proof; and what must be true after.

The suite runs it small, `python -m tools.bench grants` with a thousand cases. Letters are set elsewhere and left out here.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Q, Sum

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions import by_jury, deciding, signing
from gemeinsinn.fund.actions.conversation import ask, withdraw, write
from gemeinsinn.fund.actions.objecting import object_to
from gemeinsinn.fund.lifecycle.applications import FUNDED, Check, State
from gemeinsinn.fund.lifecycle.rulesets import Decider
from gemeinsinn.fund.models import Application, Decision, Round
from gemeinsinn.proof.actions.grants import end_runs, open_missing
from gemeinsinn.proof.models import Grant
from gemeinsinn.reporting.queries.rollup import roll_up
from gemeinsinn.treasury.actions.booking import book
from gemeinsinn.treasury.actions.commitments import raise_or_lower_commitment
from gemeinsinn.treasury.actions.payees import note_payee
from gemeinsinn.treasury.actions.payments import (
    drop_payment,
    mark_failed,
    mark_paid,
    mark_returned,
    pay_again,
    schedule_payment,
)
from gemeinsinn.treasury.actions.pots import change_budget
from gemeinsinn.treasury.actions.runs import prepare_run, release_run
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.lifecycle.payments import State as PaymentState
from gemeinsinn.treasury.models import BankAccount, Commitment, Entry, Payment, PaymentRun, Pot
from gemeinsinn.treasury.queries.ledger import ledger_faults
from tests.factories.funds import WHO, make_round, sign_grant
from tests.factories.people import make_account
from tests.factories.treasury import IBAN, make_bank_account

NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)
ALL = [point.value for point in Check]
OFTEN = ("check", "award", "award_by_jury", "accept", "note_payee", "plan_payment", "pay", "bank_pays")


@dataclass
class Stage:
    """What all movers share: the round, those who act, the bank account."""

    funding: Round
    office: Any
    till: Any
    stranger: Any
    account: BankAccount
    begun: list[int] = field(default_factory=list)  # ids of all applications that were sent


def set_stage(*, euros: int) -> Stage:
    """A round with that much money, on purpose too little for everybody."""
    return Stage(
        make_round(now=NOW, budget=Money(euros * 100)), make_account(roles=["office"]),
        make_account(roles=["treasurer"]), make_account(), make_bank_account(),
    )  # fmt: skip


def without_letters(patch: Any) -> None:
    """`patch(module, name, value)` takes the place of what sets PDFs."""
    patch(deciding, "decision_paper", lambda decision: b"%PDF")
    patch(signing, "application_paper", lambda application: b"%PDF")


class Mover:
    """Somebody who does one thing after the other at random; `told` counts what was done and what was refused."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage, self.dice, self.seed = stage, random.Random(seed), seed
        self.told: Counter[str] = Counter()
        self.mine = 0
        self.now = NOW
        acts = [name for name in dir(self) if name.startswith("do_")]
        self.acts = acts + [f"do_{name}" for name in OFTEN for _again in range(3)]

    def begin(self) -> None:
        """One more application, signed."""
        self.mine += 1
        cents = self.dice.choice([10_000, 25_000, 49_900, 80_000, 250_000])
        who = WHO | {"email": f"p{self.seed}-{self.mine}@example.org"}
        made = sign_grant(
            now=self.now,
            funding=self.stage.funding,
            who=who,
            costs=[{"type": "sachmittel", "what": "", "cents": cents}],
        )
        self.stage.begun.append(made.pk)

    def step(self) -> None:
        """One act; what a rule refuses is counted, anything else that goes wrong is an error of ours."""
        self.now += timedelta(minutes=self.dice.randrange(1, 300))
        name = self.dice.choice(self.acts)
        try:
            getattr(self, name)()
            self.told[name.removeprefix("do_")] += 1
        except DomainError:
            self.told["refused"] += 1

    def case(self) -> Application:
        """Any application, in whatever state; of two draws rather one that still moves."""
        for _again in range(2):
            found = Application.objects.select_related("round__pot", "rule_set", "contact").get(
                pk=self.dice.choice(self.stage.begun)
            )
            if found.state not in {State.REJECTED, State.WITHDRAWN}:
                break
        return found

    def by(self) -> Any:
        """Mostly the office, sometimes somebody who may not."""
        return self.dice.choice([self.stage.office] * 4 + [self.stage.stranger])

    def amount(self, most: int) -> Money:
        """Mostly possible, sometimes nothing or too much."""
        return Money(self.dice.choice([most, most, most, most // 2, 0, -5, most + 1]))

    def commitment(self) -> Commitment:
        """Any; DomainError while there is none."""
        found = Commitment.objects.filter(pot=self.stage.funding.pot_id).order_by("?").first()
        if found is None:
            raise DomainError("none yet")
        return found

    def payment(self, *states: PaymentState) -> Payment:
        """One in such a state; every fifth time any at all."""
        rows = Payment.objects.filter(commitment__pot=self.stage.funding.pot_id).order_by("?")
        found = rows.first() if self.dice.random() < 0.2 else rows.filter(state__in=states).first()
        if found is None:
            raise DomainError("none yet")
        return found

    def do_check(self) -> None:
        deciding.check_formally(
            application=self.case(), ticked=ALL if self.dice.random() < 0.9 else ALL[:3], by=self.by(), now=self.now
        )

    def do_award(self) -> None:
        case = self.case()
        deciding.award(
            application=case, amount=self.amount(case.asked.cents), conditions="", by=self.by(), now=self.now
        )

    def do_award_by_jury(self) -> None:
        case = self.case()
        told = {"application": case, "decider": Decider.JURY, "by": None, "now": self.now}
        by_jury.award_by(amount=self.amount(case.asked.cents), conditions="", **told)

    def do_put_off(self) -> None:
        told = {"application": self.case(), "until": date(2026, 12, 1), "reasons": "Noch nicht.", "now": self.now}
        if self.dice.random() < 0.5:
            by_jury.defer_by(decider=Decider.JURY, by=None, **told)
        else:
            deciding.defer(by=self.by(), **told)

    def do_reject(self) -> None:
        if self.dice.random() < 0.1:
            deciding.reject(application=self.case(), reasons="Passt nicht.", by=self.by(), now=self.now)

    def do_accept(self) -> None:
        for_name = self.dice.choice(["Jule Brandt"] * 5 + [""])
        deciding.accept_award(application=self.case(), typed_name=for_name, now=self.now)

    def do_withdraw(self) -> None:
        if self.dice.random() < 0.1:
            withdraw(application=self.case(), now=self.now)

    def do_talk(self) -> None:
        ask(application=self.case(), text="Wo?", due_on=None, by=self.by(), now=self.now)
        say = object_to if self.dice.random() < 0.5 else write
        say(application=self.case(), text="Im Hof.", now=self.now)

    def do_note_payee(self) -> None:
        told = {"by": self.dice.choice([self.stage.till, self.stage.office, self.stage.stranger]), "now": self.now}
        iban = self.dice.choice([IBAN] * 4 + ["DE00"])
        note_payee(commitment_id=self.commitment().pk, holder="Jule Brandt", iban=iban, **told)

    def do_plan_payment(self) -> None:
        ours = self.commitment()
        schedule_payment(
            commitment_id=ours.pk, amount=self.amount((ours.committed - ours.planned).cents or 1),
            due_on=self.now.date(), by=self.stage.office, now=self.now,
        )  # fmt: skip

    def do_pay(self) -> None:
        """A run of up to three, released by somebody who may, or may not."""
        rows = Payment.objects.filter(commitment__pot=self.stage.funding.pot_id, state=PaymentState.DUE)
        ids = list(rows.filter(commitment__payee__isnull=False).values_list("pk", flat=True)[:3])
        told = {"account": self.stage.account, "execute_on": self.now.date(), "now": self.now}
        run = prepare_run(payment_ids=ids, by=self.stage.till, **told)
        by = self.dice.choice([self.stage.office] * 4 + [self.stage.till])
        release_run(run_id=run.pk, by=by, now=self.now)

    def do_bank_pays(self) -> None:
        mark_paid(payment_id=self.payment(PaymentState.SENT).pk, by=None, now=self.now)

    def do_bank_refuses(self) -> None:
        mark_failed(payment_id=self.payment(PaymentState.SENT).pk, answer="AC04", by=None, now=self.now)

    def do_bank_returns(self) -> None:
        mark_returned(payment_id=self.payment(PaymentState.PAID).pk, answer="AC04", by=None, now=self.now)

    def do_pay_again(self) -> None:
        found = self.payment(PaymentState.FAILED, PaymentState.RETURNED)
        pay_again(payment_id=found.pk, due_on=self.now.date(), by=self.stage.office, now=self.now)

    def do_drop_payment(self) -> None:
        drop_payment(payment_id=self.payment(PaymentState.DUE).pk, by=self.stage.office, now=self.now)

    def do_pay_back(self) -> None:
        ours = self.commitment()
        told = {"kind": Kind.REPAY, "amount": self.amount(ours.paid.cents // 3 or 1), "commitment": ours}
        book(pot_id=ours.pot_id, by=None, now=self.now, **told)

    def do_promise_less_or_more(self) -> None:
        ours = self.commitment()
        if ours.paid or ours.committed:  # nothing is promised anew to what was taken back
            total = self.amount((ours.committed + ours.paid).cents)
            raise_or_lower_commitment(commitment_id=ours.pk, total=total, by=None, now=self.now)

    def do_change_budget(self) -> None:
        pot = Pot.objects.get(pk=self.stage.funding.pot_id)
        bound = pot.committed.cents + pot.paid.cents
        told = self.dice.choice([pot.budget.cents + 20_000, pot.budget.cents - 10_000, bound - 1])
        change_budget(pot_id=pot.pk, budget=Money(told), by=self.stage.till, now=self.now)

    def do_let_time_pass(self) -> None:
        open_missing(now=self.now)
        end_runs(now=self.now + timedelta(days=self.dice.randrange(80)))


def faults_of(stage: Stage) -> list[str]:
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
    return found + faults_of_payments(pot)


def faults_of_payments(pot: Pot) -> list[str]:
    """Payments against their commitments, and against the runs they left in."""
    found = []
    open_states = [PaymentState.DUE, PaymentState.IN_RUN, PaymentState.SENT]
    for one in Commitment.objects.filter(pot=pot):
        planned = one.payments.filter(state__in=open_states).aggregate(n=Sum("amount"))["n"] or Money(0)
        if planned != one.planned:
            found.append(f"{one}: {planned} planned by payments, {one.planned} counted")
        booked = Entry.objects.filter(commitment=one, kind=Kind.PAY).count()
        if booked != one.payments.filter(state__in=[PaymentState.PAID, PaymentState.RETURNED]).count():
            found.append(f"{one}: booked {booked} times as paid")
    for run in PaymentRun.objects.filter(state="released"):
        told = run.payments.aggregate(n=Sum("amount"))["n"]
        if told != run.total:
            found.append(f"run {run.pk} holds {told}, its file {run.total}")
    return found
