"""Random moves of grantees, of the office with their proofs, and of the bank; the frame is in simulation.py."""

import hashlib
from datetime import timedelta
from typing import Any

from django.utils import timezone

from gemeinsinn.core.documents import Checked
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.by_jury import back_to_jury
from gemeinsinn.fund.actions.objecting import answer_open
from gemeinsinn.fund.actions.paying import demand_repayment
from gemeinsinn.proof.actions.changing import answer_change, ask_for_time, end_early, shift_costs
from gemeinsinn.proof.actions.checking import check_proof, check_receipts, revoke_grant, send_back
from gemeinsinn.proof.actions.evidence import add_picture, remove_receipt, save_receipt
from gemeinsinn.proof.actions.reporting import hand_in, save_report
from gemeinsinn.proof.models import ChangeRequest, Grant
from gemeinsinn.proof.queries.figures import figures_of
from gemeinsinn.treasury.actions.demands import drop_demand
from gemeinsinn.treasury.actions.statements import assign_line, dismiss_line, take_statement
from gemeinsinn.treasury.lifecycle.payments import State as PaymentState
from gemeinsinn.treasury.lifecycle.statements import Outcome
from gemeinsinn.treasury.models import BankLine, Demand, Payment
from tests.factories.bank import Tx, camt, entry
from tests.factories.proof import ANSWERS, COUNTS


class ProofMoves:
    """From the acceptance to the closed case."""

    stage: Any
    dice: Any
    now: Any
    by: Any
    case: Any
    amount: Any
    any_of: Any

    def grant(self, *states: str) -> Grant:
        """One in such a state; every fifth time any at all."""
        rows = Grant.objects.filter(application__round=self.stage.funding)
        found: Grant = self.any_of(rows if self.dice.random() < 0.2 else rows.filter(state__in=states))
        return found

    def paper(self, suffix: str = "pdf") -> Checked:
        """A paper nobody has seen before."""
        content = self.dice.randbytes(8)
        return Checked(content, suffix, hashlib.sha256(content).hexdigest())

    def do_write_proof(self) -> None:
        """What is still missing, and a receipt of any amount: one, or several that cover the grant or do not."""
        grant = self.grant("running", "due", "back")
        left = grant.awarded.cents - figures_of(grant).actual
        told = {"receipt": None, "payee": "Markt", "reason": "Tische", "cost_type": "sachmittel", "twin": True}
        day = timezone.localdate(self.now) + timedelta(days=self.dice.choice([0, 0, 0, -1, 1]))
        amount = Money(self.dice.choice([left, left, left // 2, left - 1, left + 1, 0, -5]))
        save_receipt(grant=grant, amount=amount, day=day, paper=self.paper(), now=self.now, **told)
        while grant.pictures.count() < 3:
            told = {"alt": "Die Tafel", "rights": "J. B.", "public": False}
            add_picture(grant=grant, paper=self.paper("jpg"), now=self.now, **told)
        own = Money(self.dice.choice([0, 0, 0, 1_000]))
        save_report(grant=grant, answers=ANSWERS, evaluation=COUNTS, own=own, now=self.now)

    def do_take_a_receipt_away(self) -> None:
        if self.dice.random() < 0.2:
            remove_receipt(receipt=self.any_of(self.grant("due", "back").receipts), now=self.now)

    def do_hand_in(self) -> None:
        hand_in(grant=self.grant("running", "due", "back"), name=self.dice.choice(["J. B."] * 5 + [""]), now=self.now)

    def do_change(self) -> None:
        """Another plan, more time, an early end."""
        grant = self.grant("running", "due")
        told = {"reason": "Regen.", "now": self.now}
        day = timezone.localdate(self.now) + timedelta(days=self.dice.randrange(-5, 60))
        which = self.dice.randrange(3)
        if which == 0:
            part = self.dice.choice([0, 1_000, grant.awarded.cents, -1])
            costs = {"sachmittel": grant.application.plan.asked - part, "verpflegung": part}
            shift_costs(grant=grant, costs=costs, **told)
        elif which == 1:
            ask_for_time(grant=grant, until=day, **told)
        else:
            end_early(grant=grant, on=day, **told)

    def do_answer_change(self) -> None:
        found = self.any_of(ChangeRequest.objects.filter(grant__application__round=self.stage.funding))
        grants = self.dice.random() < 0.6
        answer_change(change=found, grants=grants, words="So ist es.", by=self.by(), now=self.now)

    def do_judge(self) -> None:
        """Every receipt; mostly recognised."""
        grant = self.grant("handed_in")
        verdicts = [
            ("ok", ""),
            ("ok", ""),
            ("ok", ""),
            ("remark", "Schwer zu lesen."),
            ("refused", "Pfand."),
            ("refused", ""),
        ]
        numbers = grant.receipts.values_list("number", flat=True)
        said = {number: self.dice.choice(verdicts) for number in numbers}
        check_receipts(grant=grant, said=said, by=self.by(), now=self.now)

    def do_send_back(self) -> None:
        if self.dice.random() < 0.3:
            until = timezone.localdate(self.now) + timedelta(days=self.dice.randrange(-1, 20))
            send_back(grant=self.grant("handed_in"), until=until, words="Ein Bon fehlt.", by=self.by(), now=self.now)

    def do_settle(self) -> None:
        grant = self.grant("handed_in")
        recognised = self.amount(figures_of(grant).recognisable)
        check_proof(grant=grant, recognised=recognised, note="Gesehen.", words="Darum.", by=self.by(), now=self.now)

    def do_revoke(self) -> None:
        if self.dice.random() < 0.1:
            then = self.now + timedelta(days=self.dice.choice([0, 200]))
            revoke_grant(
                grant=self.grant("due", "back"), note="Nichts.", words="Kein Nachweis.", by=self.by(), now=then
            )

    def do_ask_back(self) -> None:
        grant = self.grant("running", "checked", "closed")
        amount = self.amount(grant.commitment.paid.cents // 2)
        told = {"reason": "Zu viel.", "due_on": timezone.localdate(self.now) + timedelta(days=20)}
        demand_repayment(application=grant.application, amount=amount, by=self.by(), now=self.now, **told)

    def do_drop_demand(self) -> None:
        drop_demand(demand_id=self.any_of(Demand.objects).pk, by=self.stage.office, now=self.now)

    def do_answer_objection(self) -> None:
        upheld = self.dice.random() < 0.5
        answer_open(application=self.case(), upheld=upheld, text="So ist es.", by=self.by(), now=self.now)

    def do_take_up_again(self) -> None:
        back_to_jury(application=self.case(), by=self.by(), now=self.now)


class BankMoves:
    """What a statement says, and what a treasurer makes of a line nobody knows."""

    stage: Any
    dice: Any
    now: Any
    amount: Any
    commitment: Any
    payment: Any
    files: list[bytes]
    any_of: Any

    def do_read_statement(self) -> None:
        """A line about a payment and one about money that comes in; every fifth time a file of before."""
        if self.files and self.dice.random() < 0.2:
            take_statement(name="schon-da.xml", data=self.dice.choice(self.files), by=self.stage.till, now=self.now)
        else:
            self.read(self.line_of(self.payment(PaymentState.SENT, PaymentState.PAID)), self.line_of_money())

    def read(self, *lines: str) -> None:
        """As the treasurer brings it, sometimes somebody who may not."""
        data = camt(*lines, kind=self.dice.choice(["camt.053.001.08", "camt.054.001.08"]))
        self.files.append(data)
        by = self.dice.choice([self.stage.till] * 6 + [self.stage.stranger])
        take_statement(name="auszug.xml", data=data, by=by, now=self.now)

    def ref(self) -> str:
        """A number of the bank nobody had before."""
        return f"B{self.dice.getrandbits(64)}"

    def line_of(self, payment: Payment, *, back: bool | None = None) -> str:
        """Paid, brought back, or a sum that is not ours."""
        cents = payment.amount.cents + (self.dice.random() < 0.1)
        back = self.dice.random() < 0.3 if back is None else back
        euros = f"{cents // 100}.{cents % 100:02}"
        tx = Tx(euros, payment.end_to_end, reason="AC04" if back else "")
        return entry(tx, credit=back, ref=self.ref(), day=str(timezone.localdate(self.now)))

    def line_of_money(self) -> str:
        """What somebody pays back, with its reference or without."""
        ours = self.commitment()
        demand = Demand.objects.filter(commitment=ours, settled_at=None, dropped_at=None).first()
        cents = demand.amount.cents if demand else self.dice.choice([ours.paid.cents // 3, ours.paid.cents, 5_00]) or 1
        words = self.dice.choice([ours.reference, ours.reference, "Danke"])
        tx = Tx(f"{cents // 100}.{cents % 100:02}", text=words, party="Jule Brandt")
        return entry(tx, credit=True, ref=self.ref(), day=str(timezone.localdate(self.now)))

    def do_look_after_a_line(self) -> None:
        found = self.any_of(BankLine.objects.filter(outcome=Outcome.OPEN))
        told = {"line_id": found.pk, "by": self.stage.till, "now": self.now}
        if self.dice.random() < 0.7:
            assign_line(reference=self.commitment().reference, **told)
        else:
            dismiss_line(**told)
