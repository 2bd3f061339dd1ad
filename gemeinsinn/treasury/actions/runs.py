"""Payment runs: one person prepares, another releases. The file is made once, kept sealed, and given out as it is."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.core.sealing import seal, unseal
from gemeinsinn.treasury.actions.payees import iban_of
from gemeinsinn.treasury.actions.payments import AlreadyMoved
from gemeinsinn.treasury.lifecycle.banking import compact, epc_text, is_bic, is_iban
from gemeinsinn.treasury.lifecycle.payments import RunState, State
from gemeinsinn.treasury.models import BankAccount, Payment, PaymentRun
from gemeinsinn.treasury.pain import transfer_file
from gemeinsinn.treasury.rules import can_read_books, can_release, can_see_ibans

LABEL = b"gemeinsinn payment file 1"
MOST = 5000


@transaction.atomic
def set_account(*, holder: str, iban: str, bic: str, by: Any, now: datetime) -> BankAccount:
    """The account the network pays from, from now on. Raises DomainError for what no bank knows."""
    must_keep_books(by)
    bic = bic.replace(" ", "").upper()
    if not epc_text(holder, 70) or len(holder) > 70 or not is_iban(iban) or not is_bic(bic):
        raise DomainError(_("Please check holder, IBAN and BIC of the account."))
    account = BankAccount.objects.create(holder=holder.strip(), iban=compact(iban), bic=bic, since=now)
    record("account_set", account, by=by, now=now)
    return account


@transaction.atomic
def prepare_run(
    *, payment_ids: Iterable[int], account: BankAccount, execute_on: date, by: Any, now: datetime
) -> PaymentRun:
    """Puts payments that are due together. Raises AlreadyMoved if one of them is not due any more."""
    must_keep_books(by)
    ids = sorted(set(payment_ids))
    if not 0 < len(ids) <= MOST:
        raise DomainError(_("Please choose what is to be paid."))
    if execute_on < timezone.localdate(now):
        raise DomainError(_("The bank cannot pay on a day that is over."))
    run = PaymentRun.objects.create(account=account, execute_on=execute_on, prepared_by=by, created_at=now)
    if claim(ids, run, now) != len(ids):
        raise AlreadyMoved
    chosen = list(run.payments.select_related("commitment__payee"))
    for payment in chosen:
        must_have_account(payment)
    told: dict[str, Any] = {"count": len(chosen), "total": Money.total(one.amount for one in chosen)}
    PaymentRun.objects.filter(pk=run.pk).update(**told)
    run.refresh_from_db()
    record("run_prepared", run, by=by, now=now, count=run.count, cents=run.total.cents)
    return run


def claim(ids: list[int], run: PaymentRun, now: datetime) -> int:
    """Takes what is still due into a run; of two who want the same payment one gets it. Returns how many."""
    due = Payment.objects.filter(pk__in=ids, state=State.DUE)
    return due.update(state=State.IN_RUN, run=run, changed_at=now)


@transaction.atomic
def release_run(*, run_id: int, by: Any, now: datetime) -> PaymentRun:
    """Somebody else says yes: the file is made and everything in it counts as sent. Raises NotAllowed, AlreadyMoved."""
    run = PaymentRun.objects.select_for_update(of=("self",)).select_related("account").get(pk=run_id)
    if not can_release(by, run):
        raise NotAllowed(_("Somebody else than the person who prepared a run must release it."))
    if run.state != RunState.PREPARED:
        raise AlreadyMoved
    if run.execute_on < timezone.localdate(now):
        raise DomainError(_("The bank cannot pay on a day that is over."))
    payments = list(run.payments.select_related("commitment__payee", "commitment__pot").order_by("pk"))
    file, run.message_id = transfer_file(run, [with_number(payment) for payment in payments])
    run.file_sealed = seal(file.decode(), label=LABEL)
    run.file_hash = hashlib.sha256(file).hexdigest()
    run.state, run.released_by, run.released_at = RunState.RELEASED, by, now
    run.save()
    Payment.objects.filter(run=run).update(state=State.SENT, changed_at=now)
    record("run_released", run, by=by, now=now, count=run.count, cents=run.total.cents, hash=run.file_hash)
    return run


@transaction.atomic
def discard_run(*, run_id: int, by: Any, now: datetime) -> None:
    """Not like this: everything in it is due again. Raises AlreadyMoved once there is a file."""
    must_keep_books(by)
    if not PaymentRun.objects.filter(pk=run_id, state=RunState.PREPARED).update(state=RunState.DISCARDED):
        raise AlreadyMoved
    Payment.objects.filter(run=run_id).update(state=State.DUE, run=None, changed_at=now)
    record("run_discarded", PaymentRun.objects.get(pk=run_id), by=by, now=now)


@transaction.atomic
def take_file(*, run: PaymentRun, by: Any, now: datetime) -> bytes:
    """The file for the bank, the same bytes every time; who took it is written down. Raises NotAllowed."""
    if not can_see_ibans(by):
        raise NotAllowed(_("Only the treasurer takes the file to the bank."))
    if not run.file_sealed:
        raise NoLongerThere(_("There is no file of this run."))
    file = unseal(run.file_sealed, label=LABEL).encode()
    if hashlib.sha256(file).hexdigest() != run.file_hash:
        raise DomainError(
            _("This file is not what was released. Do not take it to the bank; call whoever runs this portal.")
        )
    record("run_file_taken", run, by=by, now=now)
    return file


def must_keep_books(by: Any) -> None:
    """Raises NotAllowed for everybody but treasurer and office."""
    if not can_read_books(by):
        raise NotAllowed(_("Only the treasurer and the network's office do this."))


def must_have_account(payment: Payment) -> None:
    """Raises DomainError if nobody knows where to."""
    payee = payment.commitment.payee
    if payee is None or not payee.has_account:
        raise DomainError(_("For %(reference)s no account is known.") % {"reference": payment.commitment.reference})


def with_number(payment: Payment) -> tuple[Payment, str, str]:
    """A payment with holder and whole number of its payee's account."""
    must_have_account(payment)
    payee = payment.commitment.payee
    assert payee is not None  # as just said
    return payment, payee.holder, iban_of(payee)
