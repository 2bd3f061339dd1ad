"""The check by the office: receipt by receipt, then back, or a result that the ledger follows at once."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.fund.actions.paying import demand_repayment
from gemeinsinn.proof.actions.changing import reason_of
from gemeinsinn.proof.actions.closing import close_if_settled
from gemeinsinn.proof.actions.moves import allow_office, locked, move, moved_on, tell
from gemeinsinn.proof.lifecycle.figures import result_of, sample_of, settle
from gemeinsinn.proof.lifecycle.grants import Move, State, Verdict
from gemeinsinn.proof.models import Grant, Receipt, Review
from gemeinsinn.proof.papers import closing_paper
from gemeinsinn.proof.queries.figures import figures_of
from gemeinsinn.treasury.actions.commitments import raise_or_lower_commitment
from gemeinsinn.treasury.actions.payments import drop_payment, schedule_payment
from gemeinsinn.treasury.lifecycle.payments import State as PaymentState
from gemeinsinn.treasury.models import Payment

REPAY_WITHIN = timedelta(days=30)

Said = Mapping[int, tuple[str, str]]  # number of a receipt → verdict and remark


@transaction.atomic
def check_receipts(*, grant: Grant, said: Said, by: Any, now: datetime) -> None:
    """Keeps what the office says of each receipt. Only a recognised one needs no remark."""
    allow_office(by)
    held = locked(grant)
    if held.state != State.HANDED_IN:
        raise DomainError(moved_on())
    for receipt in held.receipts.filter(number__in=said):
        verdict, remark = said[receipt.number]
        words = clean_line(remark)[:300]
        if verdict not in set(Verdict):
            continue
        if verdict != Verdict.OK and not words:
            raise DomainError(_("Receipt %(number)s: please say why.") % {"number": receipt.number})
        Receipt.objects.filter(pk=receipt.pk).update(verdict=verdict, remark=words, checked_by=by, checked_at=now)


def sample_numbers(grant: Grant) -> frozenset[int]:
    """The numbers of the receipts the rules want to be looked at."""
    return sample_of(grant.pk, grant.receipts.values_list("number", flat=True), grant.rules.sample_percent)


@transaction.atomic
def send_back(*, grant: Grant, until: date, words: str, by: Any, now: datetime) -> Review:
    """Something is missing: the grantee may write again, and has a day."""
    allow_office(by)
    held = locked(grant)
    if until < timezone.localdate(now):
        raise DomainError(_("Please choose today or a day to come."))
    move(held, Move.SEND_BACK, back_until=until, due_on=until, reminded=1)
    made = review(held, words=reason_of(words), until=until, by=by, now=now)
    record("proof_sent_back", held, by=by, now=now)
    tell(held, "back", now=now, once=made.pk, review=made)
    return made


@transaction.atomic
def check_proof(*, grant: Grant, recognised: Money, note: str, words: str, by: Any, now: datetime) -> Review:
    """The result. It follows from what was claimed, is recognised and was paid; the ledger follows in the same moment."""
    allow_office(by)
    held = locked(grant)
    figures = figures_of(held)
    open_ones = sample_numbers(held) & frozenset(held.receipts.filter(verdict="").values_list("number", flat=True))
    if open_ones:
        raise DomainError(_("Please look at these receipts first: %(numbers)s.") % {"numbers": listed(open_ones)})
    if not Money(0) <= recognised <= Money(figures.recognisable):
        raise DomainError(_("Please name an amount that the receipts cover."))
    if recognised < Money(figures.recognisable) and not clean_text(words):
        raise DomainError(_("Please give the reasons; they stand in the letter."))
    return decide(
        held, Move.CHECK, recognised=recognised, claimed=figures.claimed, note=note, words=words, by=by, now=now
    )


@transaction.atomic
def revoke_grant(*, grant: Grant, note: str, words: str, by: Any, now: datetime) -> Review:
    """There is no proof of use, and nobody waits for it any longer: nothing is recognised."""
    allow_office(by)
    held = locked(grant)
    if held.due_on >= timezone.localdate(now):
        raise DomainError(_("The day for the proof of use is still to come."))
    return decide(
        held,
        Move.REVOKE,
        recognised=Money(0),
        claimed=held.awarded.cents,
        note=note,
        words=reason_of(words),
        by=by,
        now=now,
    )


def decide(
    grant: Grant, step: Move, *, recognised: Money, claimed: int, note: str, words: str, by: Any, now: datetime
) -> Review:
    """State, ledger, audit note, letter and mail of a result."""
    free_payments(grant, by=by, now=now)
    paid = grant.commitment.paid.cents
    found = settle(recognised=recognised.cents, paid=paid, trifle=grant.rules.trifle)
    result = result_of(claimed=claimed, recognised=recognised.cents, paid=paid - found.waived)
    repay, waived = Money(found.repay), Money(found.waived)
    move(grant, step, result=result, recognised=recognised, repay=repay, waived=waived, checked_at=now)
    raise_or_lower_commitment(commitment_id=grant.commitment_id, total=Money(found.promised), by=by, now=now)
    if found.pay:
        schedule_payment(
            commitment_id=grant.commitment_id, amount=Money(found.pay), due_on=timezone.localdate(now), by=by, now=now
        )
    made = review(
        grant, result=result, recognised=recognised, claimed=Money(claimed), repay=repay, waived=waived,
        note=reason_of(note), words=clean_text(words)[:2000], by=by, now=now,
    )  # fmt: skip
    record("proof_checked", grant, by=by, now=now, result=result, cents=recognised.cents)
    letter = (f"{grant}-abschluss.pdf", closing_paper(made))
    tell(grant, "checked", now=now, once=made.pk, review=made, attachment=letter)
    if repay:
        demand_repayment(
            application=grant.application, amount=repay, reason=made.words,
            due_on=timezone.localdate(now) + REPAY_WITHIN, by=by, now=now,
        )  # fmt: skip
    close_if_settled(grant, now=now)
    return made


def review(grant: Grant, **fields: Any) -> Review:
    """The audit note: who, when, what was looked at."""
    seen = list(grant.receipts.exclude(verdict="").values_list("number", flat=True))
    now = fields.pop("now")
    made: Review = Review.objects.create(grant=grant, looked_at=seen, at=now, **fields)
    return made


def free_payments(grant: Grant, *, by: Any, now: datetime) -> None:
    """What is only planned is planned anew; what is on its way has to arrive first."""
    payments = Payment.objects.filter(commitment=grant.commitment)
    if payments.filter(state__in=[PaymentState.IN_RUN, PaymentState.SENT]).exists():
        raise DomainError(_("A payment of this grant is on its way. Please check it when the bank has answered."))
    for payment in payments.filter(state=PaymentState.DUE):
        drop_payment(payment_id=payment.pk, by=by, now=now)
    grant.commitment.refresh_from_db()


def listed(numbers: frozenset[int]) -> str:
    """ "2, 5, 7"."""
    return ", ".join(map(str, sorted(numbers)))
