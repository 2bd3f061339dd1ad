"""The treasurer's part of the story: a run that is answered, one that waits for a second yes, and payments that are due."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.demo.banking import entry, remittance, statement
from gemeinsinn.demo.network.payments import BIC, BUDGET, FUNDER, GRANTS, HOLDER, IBAN, PAID_BACK, POT, UNKNOWN, Grant
from gemeinsinn.demo.stage import Stage
from gemeinsinn.treasury.actions.commitments import commit
from gemeinsinn.treasury.actions.payees import note_payee
from gemeinsinn.treasury.actions.payments import schedule_payment
from gemeinsinn.treasury.actions.pots import open_pot
from gemeinsinn.treasury.actions.runs import prepare_run, release_run, set_account
from gemeinsinn.treasury.actions.statements import take_statement
from gemeinsinn.treasury.models import BankAccount, Payment, PaymentRun, Pot


def keep_books(stage: Stage) -> None:
    """Promised, paid and answered, by the two who do it."""
    till, days = stage.users["kasse@demo.example"], stage.days
    start = days.moment(-40, POT)
    account = set_account(holder=HOLDER, iban=IBAN, bic=BIC, by=till, now=start)
    year = start.year - 1
    pot = open_pot(name=POT, funder=FUNDER, year=year, budget=Money(BUDGET * 100), by=till, now=start)
    payments = {grant.number: promise(stage, pot, grant) for grant in GRANTS}
    done, waiting = ([payments[grant.number] for grant in GRANTS if grant.run == run] for run in (0, 1))
    run = put_together(done, account, days.moment(-20, "run"), till)
    release_run(run_id=run.pk, by=stage.office, now=max(days.moment(-20, "release"), run.created_at))
    put_together(waiting, account, days.moment(0, "run"), stage.office)
    answered = days.moment(-15, "bank")
    data = bank_answer(payments, answered)
    take_statement(name="Kontoauszug.xml", data=data, by=till, now=answered)


def promise(stage: Stage, pot: Pot, grant: Grant) -> Payment:
    """A grant of last year, whose last part is to be paid."""
    now = stage.days.moment(-30, grant.holder)
    told: dict[str, Any] = {"by": stage.office, "now": now}
    ours = commit(pot_id=pot.pk, reference=f"EF-{pot.year}-{grant.number:04}", amount=Money(grant.euros * 100), **told)
    note_payee(commitment_id=ours.pk, holder=grant.holder, iban=grant.iban, **told)
    due = stage.days.day(-20 if grant.run == 0 else 0)
    return schedule_payment(commitment_id=ours.pk, amount=Money(grant.euros * 100), due_on=due, **told)


def put_together(payments: list[Payment], account: BankAccount, now: datetime, by: Any) -> PaymentRun:
    """A run for the day it is prepared on."""
    return prepare_run(
        payment_ids=[one.pk for one in payments], account=account, execute_on=timezone.localdate(now), by=by, now=now
    )


def bank_answer(payments: dict[int, Payment], now: datetime) -> bytes:
    """What the bank would have sent: everything paid, one brought back, one payee gives a rest back, one sum unknown."""
    day = f"{now:%Y-%m-%d}"
    entries = []
    for grant in GRANTS:
        if grant.run:
            continue
        one = {"key": payments[grant.number].end_to_end, "amount": f"{grant.euros}.00", "day": day}
        entries.append(entry(side="DBIT", ref=f"D{grant.number}", **one))
        if grant.answer:
            reason = f"<RtrInf><Rsn><Cd>{grant.answer}</Cd></Rsn></RtrInf>"
            entries.append(entry(side="CRDT", ref=f"R{grant.number}", rest=reason, **one))
    number, amount, words = PAID_BACK
    rest = remittance(f"{words} {payments[number].commitment.reference}")
    entries.append(entry(side="CRDT", ref="C1", amount=amount, rest=rest, day=day))
    amount, party, words = UNKNOWN
    entries.append(entry(side="CRDT", ref="C2", amount=amount, rest=remittance(words, party), day=day))
    return statement(entries)
