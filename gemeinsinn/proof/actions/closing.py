"""The end of a checked grant: closed when no cent has to move any more, opened again, and what came back too much."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.proof.actions.moves import allow_office, locked, move, tell
from gemeinsinn.proof.lifecycle.figures import is_settled
from gemeinsinn.proof.lifecycle.grants import OVER, Move, State, Way
from gemeinsinn.proof.models import Grant, TooMuchBack
from gemeinsinn.proof.queries.closing import kept_of, surplus_of
from gemeinsinn.treasury.actions.commitments import lock_commitment, raise_or_lower_commitment, release
from gemeinsinn.treasury.actions.payments import schedule_payment


def close_if_settled(grant: Grant, *, now: datetime) -> bool:
    """Closes a checked grant of which no cent has to move any more."""
    grant.commitment.refresh_from_db()
    held, recognised = grant.commitment, grant.recognised or Money(0)
    if not is_settled(
        recognised=recognised.cents, waived=grant.waived.cents, kept=kept_of(grant).cents, paid=held.paid.cents,
        committed=held.committed.cents,
    ):  # fmt: skip
        return False
    move(grant, Move.CLOSE, closed_at=now)
    record("grant_closed", grant, now=now)
    return True


@transaction.atomic
def close_settled(*, now: datetime) -> int:
    """Every checked grant whose money has moved meanwhile; returns how many."""
    rows = Grant.objects.filter(state=State.CHECKED).select_related("commitment", "application")
    return sum(close_if_settled(one, now=now) for one in rows.filter(commitment__committed=0))


@transaction.atomic
def reopen_unsettled(*, now: datetime) -> int:
    """A checked grant of which the bank brought money back: what is still owed stays promised, and it is open again.

    Money that is owed no longer, for it was to be paid back, goes back into the pot. Returns how many were opened.
    """
    rows = Grant.objects.filter(state__in=OVER, commitment__committed__gt=0).select_related("commitment", "application")
    opened = 0
    for grant in rows:
        if grant.state == State.CLOSED:
            move(grant, Move.REOPEN, closed_at=None)
            record("grant_reopened", grant, now=now)
            opened += 1
        Grant.objects.filter(pk=grant.pk).update(waived=Money(0))  # nobody has it any more
        owed = max((grant.recognised or Money(0)) - kept_of(grant) - grant.commitment.paid, Money(0))
        free = grant.commitment.committed - max(owed, grant.commitment.planned)
        if free > Money(0):
            release(commitment_id=grant.commitment_id, amount=free, by=None, now=now)
    return opened


@transaction.atomic
def settle_too_much_back(*, grant: Grant, way: Way, by: Any, now: datetime) -> TooMuchBack:
    """What came back beyond what was owed is paid out once more, or stays with the fund as the payer said.

    Raises DomainError where nothing came back too much any more, BudgetExceeded where the pot no longer holds it.
    """
    allow_office(by)
    held = locked(grant)
    lock_commitment(held.commitment_id)
    held.commitment.refresh_from_db()
    amount = surplus_of(held)
    if not amount:
        raise DomainError(_("Nothing has come back too much, or somebody was quicker."))
    told: dict[str, Any] = {"way": way, "amount": amount, "by": by, "at": now}
    made: TooMuchBack = TooMuchBack.objects.create(grant=held, **told)
    record(f"too_much_{way}", held, by=by, now=now, cents=amount.cents)
    if way == Way.RETURNED:
        total = held.commitment.committed + held.commitment.paid + amount
        raise_or_lower_commitment(commitment_id=held.commitment_id, total=total, by=by, now=now)
        schedule_payment(
            commitment_id=held.commitment_id, amount=amount, due_on=timezone.localdate(now), by=by, now=now
        )
    tell(held, "too_much", now=now, once=made.pk, too_much=made)
    close_if_settled(held, now=now)
    return made
