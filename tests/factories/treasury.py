"""Pots, commitments, payments and runs."""

from itertools import count

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions.commitments import commit
from gemeinsinn.treasury.actions.payees import note_payee
from gemeinsinn.treasury.actions.payments import schedule_payment
from gemeinsinn.treasury.actions.pots import open_pot
from gemeinsinn.treasury.actions.runs import prepare_run, release_run, set_account
from gemeinsinn.treasury.models import BankAccount, Commitment, Payment, PaymentRun, Pot
from tests.factories.people import make_account

_numbers = count(1)


def make_pot(euros: int = 1000, **overrides) -> Pot:
    """A pot of the Land with that many euros in it."""
    told = {
        "name": "Engagementfonds 2026", "funder": "Land Sachsen-Anhalt", "year": 2026, "budget": Money(euros * 100),
        "by": None, "now": timezone.now(),
    } | overrides  # fmt: skip
    return open_pot(**told)


def make_commitment(euros: int = 400, *, pot: Pot | None = None, reference: str = "", **overrides) -> Commitment:
    """That many euros promised out of a pot."""
    told = {
        "pot_id": (pot or make_pot()).pk, "reference": reference or f"EF-2026-{next(_numbers):04}",
        "amount": Money(euros * 100), "by": None, "now": timezone.now(),
    } | overrides  # fmt: skip
    return commit(**told)


IBAN = "DE02120300000000202051"
LAND = "DE02100500000054540402"


def make_payable(euros: int = 400, *, pot: Pot | None = None, holder: str = "Jule Brandt", **overrides) -> Commitment:
    """A commitment with an account to pay it to."""
    ours = make_commitment(euros, pot=pot, **overrides)
    note_payee(commitment_id=ours.pk, holder=holder, iban=IBAN, by=None, now=timezone.now())
    ours.refresh_from_db()
    return ours


def make_due(euros: int = 400, *, pot: Pot | None = None, **overrides) -> Payment:
    """A payment of all that is promised, due today."""
    ours = make_payable(euros, pot=pot, **overrides)
    now = timezone.now()
    return schedule_payment(
        commitment_id=ours.pk, amount=Money(euros * 100), due_on=timezone.localdate(now), by=None, now=now
    )


def make_bank_account() -> BankAccount:
    """The network's own."""
    return set_account(
        holder="LAGFA Sachsen-Anhalt e. V.", iban=LAND, bic="BELADEBEXXX",
        by=make_account(roles=["treasurer"]), now=timezone.now(),
    )  # fmt: skip


def make_run(payments: list[Payment], *, by=None, account: BankAccount | None = None) -> PaymentRun:
    """Prepared by a treasurer, for today."""
    now = timezone.now()
    return prepare_run(
        payment_ids=[one.pk for one in payments], account=account or make_bank_account(),
        execute_on=timezone.localdate(now), by=by or make_account(roles=["treasurer"]), now=now,
    )  # fmt: skip


def make_sent(payments: list[Payment]) -> PaymentRun:
    """Prepared by a treasurer and released by the office."""
    run = make_run(payments)
    return release_run(run_id=run.pk, by=make_account(roles=["office"]), now=timezone.now())
