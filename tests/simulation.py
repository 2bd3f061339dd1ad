"""Cases of a round moved at random, legally and not, over fund, ledger, payments and proof; and what must be true after.

The suite runs it small, `python -m tools.bench grants` with a thousand cases. Letters are set elsewhere and left out here.
What the proof and the bank do is in simulation_moves.py, what must be true in simulation_faults.py.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions import by_jury, deciding, paying, signing
from gemeinsinn.fund.actions.conversation import ask, withdraw, write
from gemeinsinn.fund.actions.objecting import object_to
from gemeinsinn.fund.actions.paying import remind_of_repayments
from gemeinsinn.fund.lifecycle.applications import Check, State
from gemeinsinn.fund.lifecycle.rulesets import Decider
from gemeinsinn.fund.models import Application, Round
from gemeinsinn.proof.actions import changing, checking, evidence, reporting
from gemeinsinn.proof.actions.closing import close_settled, reopen_unsettled
from gemeinsinn.proof.actions.grants import end_runs, open_missing
from gemeinsinn.proof.actions.reminding import remind_grantees
from gemeinsinn.proof.lifecycle.grants import OVER
from gemeinsinn.proof.models import Grant
from gemeinsinn.treasury.actions.commitments import raise_or_lower_commitment
from gemeinsinn.treasury.actions.payees import note_payee
from gemeinsinn.treasury.actions.payments import (
    drop_payment,
    pay_again,
    schedule_payment,
)
from gemeinsinn.treasury.actions.pots import change_budget
from gemeinsinn.treasury.actions.runs import prepare_run, release_run
from gemeinsinn.treasury.lifecycle.payments import State as PaymentState
from gemeinsinn.treasury.models import BankAccount, Commitment, Payment, Pot
from tests.factories.funds import WHO, make_round, sign_grant
from tests.factories.people import make_account
from tests.factories.treasury import IBAN, make_bank_account
from tests.simulation_moves import BankMoves, ProofMoves

NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)
ALL = [point.value for point in Check]
OFTEN = (
    "check", "award", "award_by_jury", "accept", "note_payee", "plan_payment", "pay", "bank_pays", "write_proof", "hand_in",
    "judge", "settle",
)  # fmt: skip


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
    for module, name in (
        (deciding, "decision_paper"), (signing, "application_paper"), (paying, "repayment_letter"), (changing, "change_paper"),
        (checking, "closing_paper"), (reporting, "proof_paper"),
    ):  # fmt: skip
        patch(module, name, lambda *args, **options: b"%PDF")
    patch(evidence, "store_document", lambda paper: "documents/none.sealed")  # thousands of files would prove nothing


class Mover(ProofMoves, BankMoves):
    """Somebody who does one thing after the other at random; `told` counts what was done and what was refused."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage, self.dice, self.seed = stage, random.Random(seed), seed
        self.told: Counter[str] = Counter()
        self.mine, self.files = 0, []
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

    def any_of(self, rows: Any) -> Any:
        """One of them, the same for the same seed; DomainError while there is none. Others may move it meanwhile."""
        keys = sorted(rows.values_list("pk", flat=True))
        found = rows.model._default_manager.filter(pk=self.dice.choice(keys)).first() if keys else None
        if found is None:
            raise DomainError("none yet")
        return found

    def by(self) -> Any:
        """Mostly the office, sometimes somebody who may not."""
        return self.dice.choice([self.stage.office] * 4 + [self.stage.stranger])

    def amount(self, most: int) -> Money:
        """Mostly possible, sometimes nothing or too much."""
        return Money(self.dice.choice([most, most, most, most // 2, 0, -5, most + 1]))

    def commitment(self) -> Commitment:
        """Any; DomainError while there is none."""
        found: Commitment = self.any_of(Commitment.objects.filter(pot=self.stage.funding.pot_id))
        return found

    def payment(self, *states: PaymentState) -> Payment:
        """One in such a state; every fifth time any at all."""
        rows = Payment.objects.filter(commitment__pot=self.stage.funding.pot_id)
        found: Payment = self.any_of(rows if self.dice.random() < 0.2 else rows.filter(state__in=states))
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
        self.read(self.line_of(self.payment(PaymentState.SENT)))

    def do_bank_brings_back(self) -> None:
        """What it did not take, or what came back from the payee's bank."""
        state = self.dice.choice([PaymentState.SENT, PaymentState.PAID])
        self.read(self.line_of(self.payment(state), back=True))

    def do_pay_again(self) -> None:
        found = self.payment(PaymentState.FAILED, PaymentState.RETURNED)
        pay_again(payment_id=found.pk, due_on=self.now.date(), by=self.stage.office, now=self.now)

    def do_drop_payment(self) -> None:
        drop_payment(payment_id=self.payment(PaymentState.DUE).pk, by=self.stage.office, now=self.now)

    def do_promise_less_or_more(self) -> None:
        ours = self.commitment()
        running = not Grant.objects.filter(commitment=ours, state__in=OVER).exists()
        if running and (ours.paid or ours.committed):  # nothing is promised anew to what was taken back or is settled
            total = self.amount((ours.committed + ours.paid).cents)
            raise_or_lower_commitment(commitment_id=ours.pk, total=total, by=None, now=self.now)

    def do_change_budget(self) -> None:
        pot = Pot.objects.get(pk=self.stage.funding.pot_id)
        bound = pot.committed.cents + pot.paid.cents
        told = self.dice.choice([pot.budget.cents + 20_000, pot.budget.cents - 10_000, bound - 1])
        change_budget(pot_id=pot.pk, budget=Money(told), by=self.stage.till, now=self.now)

    def do_let_time_pass(self) -> None:
        """Sometimes it is weeks later."""
        if self.dice.random() < 0.2:
            self.now += timedelta(days=self.dice.randrange(12))
        self.follow()

    def follow(self) -> None:
        """What the clock does every hour."""
        open_missing(now=self.now)
        end_runs(now=self.now)
        remind_grantees(now=self.now)
        remind_of_repayments(now=self.now)
        reopen_unsettled(now=self.now)
        close_settled(now=self.now)
