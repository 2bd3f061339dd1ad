"""What a jury or a body above it has decided, written down by the flat above, which has checked who may and how they voted.

Called inside the transaction that holds the result: award and promise stand or fall with it.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from gemeinsinn.activity.actions import record
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.deciding import Kind, decide, give, locked, reasons_of
from gemeinsinn.fund.actions.moves import move
from gemeinsinn.fund.lifecycle.applications import Move, State
from gemeinsinn.fund.lifecycle.rulesets import Decider
from gemeinsinn.fund.models import Application, Decision


@transaction.atomic
def award_by(
    *,
    application: Application,
    decider: Decider,
    amount: Money,
    conditions: str,
    reasons: str = "",
    by: Any,
    now: datetime,
) -> Decision:
    """All that was asked for, or less. Raises BudgetExceeded if the pot does not hold it, or DomainError."""
    held = locked(application)
    return give(
        held, Move.JURY_AWARD, amount=amount, conditions=conditions, reasons=reasons, by=by, now=now, decider=decider
    )


@transaction.atomic
def defer_by(
    *, application: Application, decider: Decider, until: date, reasons: str, by: Any, now: datetime
) -> Decision:
    """Not now; it can be put on an agenda again."""
    held = locked(application)
    move(held, Move.JURY_DEFER)
    return decide(held, Kind.DEFERRAL, until=until, reasons=reasons_of(reasons), by=by, now=now, decider=decider)


@transaction.atomic
def reject_by(*, application: Application, decider: Decider, reasons: str, by: Any, now: datetime) -> Decision:
    """No, with reasons."""
    held = locked(application)
    move(held, Move.JURY_REJECT, ended_at=now)
    return decide(held, Kind.REJECTION, reasons=reasons_of(reasons), by=by, now=now, decider=decider)


@transaction.atomic
def back_to_jury(*, application: Application, by: Any, now: datetime) -> None:
    """What a jury put off waits for it again; anything else stays as it is."""
    held = locked(application)
    if held.state == State.DEFERRED:
        move(held, Move.TO_JURY)
        record("grant_back_to_jury", held, by=by, now=now)
    application.state = held.state
