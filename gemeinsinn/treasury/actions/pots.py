"""Pots: opened with a budget, which may grow, and shrink as far as it is not promised."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions.booking import book
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.models import Pot

YEARS = range(2000, 2101)


@transaction.atomic
def open_pot(*, name: str, funder: str, year: int, budget: Money, by: Any, now: datetime, reference: str = "") -> Pot:
    """A new pot; a budget of zero may be filled later. Raises DomainError for what cannot be."""
    if not name.strip() or not funder.strip():
        raise DomainError(_("Please say what the pot is called and whose money it is."))
    if year not in YEARS or budget < Money(0):
        raise DomainError(_("Please check the year and the amount."))
    pot = Pot.objects.create(name=name.strip(), funder=funder.strip(), year=year, reference=reference.strip())
    if budget:
        book(pot_id=pot.pk, kind=Kind.BUDGET, amount=budget, by=by, now=now)
        pot.refresh_from_db()
    record("pot_opened", pot, by=by, now=now, cents=budget.cents)
    return pot


@transaction.atomic
def change_budget(*, pot_id: int, budget: Money, by: Any, now: datetime) -> Pot:
    """Another budget from now on, never below what is promised and paid: raises BudgetExceeded."""
    pot = Pot.objects.select_for_update().get(pk=pot_id)
    change = budget - pot.budget
    if not change:
        return pot
    kind, amount = (Kind.BUDGET, change) if change > Money(0) else (Kind.CUT, -change)
    book(pot_id=pot_id, kind=kind, amount=amount, by=by, now=now)
    record("budget_changed", pot, by=by, now=now, before=pot.budget.cents, after=budget.cents)
    pot.refresh_from_db()
    return pot
