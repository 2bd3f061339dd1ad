"""Where money goes: noted once, sealed, looked at in full only by the treasurer and never unseen."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.sealing import seal, unseal
from gemeinsinn.people.models import Contact
from gemeinsinn.treasury.actions.commitments import lock_commitment
from gemeinsinn.treasury.lifecycle.banking import compact, epc_text, grouped, is_iban
from gemeinsinn.treasury.lifecycle.payments import State
from gemeinsinn.treasury.models import Payee, Payment
from gemeinsinn.treasury.rules import can_see_ibans

LABEL = b"gemeinsinn account number 1"
LONGEST = 140


@transaction.atomic
def note_payee(
    *, commitment_id: int, holder: str, iban: str, by: Any, now: datetime, contact: Contact | None = None
) -> Payee:
    """Whom a commitment is paid to. Raises DomainError for what no bank knows, or while a payment is on its way."""
    holder = " ".join(holder.split())
    if not epc_text(holder, LONGEST) or len(holder) > LONGEST:
        raise DomainError(_("Please give the name as the bank knows it, with at most 140 letters."))
    if not is_iban(iban):
        raise DomainError(_("This IBAN cannot be right. Please compare it with your card or a statement."))
    commitment = lock_commitment(commitment_id)
    if Payment.objects.filter(commitment=commitment, state__in=[State.IN_RUN, State.SENT]).exists():
        raise DomainError(_("A payment is on its way to this account. Please change it when the bank has answered."))
    number = compact(iban)
    payee = Payee.objects.create(
        contact=contact, holder=holder, iban_sealed=seal(number, label=LABEL), iban_country=number[:2],
        iban_tail=number[-4:], created_at=now,
    )  # fmt: skip
    before = commitment.payee
    commitment.payee = payee
    commitment.save(update_fields=["payee", "changed_at"])
    record("payee_noted", commitment, by=by, now=now, before=before.pk if before else None)
    if before is not None and not before.commitments.exists():
        before.delete()
    return payee


@transaction.atomic
def reveal_iban(*, payee: Payee, by: Any, now: datetime) -> str:
    """The whole number, for the treasurer; that it was looked at is written down. Raises NotAllowed."""
    if not can_see_ibans(by):
        raise NotAllowed(_("Only the treasurer sees account numbers."))
    record("iban_seen", payee, by=by, now=now)
    return grouped(iban_of(payee))


def iban_of(payee: Payee) -> str:
    """The number itself, for the file and the person's own copy; "" if there is none any more."""
    return unseal(payee.iban_sealed, label=LABEL) if payee.has_account else ""
