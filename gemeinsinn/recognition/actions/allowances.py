"""Allowances: counted only for who wants it, across all who pay, and gone with one click."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.recognition.lifecycle.allowances import MOST, Kind
from gemeinsinn.recognition.models import Allowance, AllowanceCount, Volunteer

YEARS_KEPT = 2  # after the year: the tax return is through by then
AMOUNTS_KEPT = timedelta(days=365 * YEARS_KEPT)  # the same as days, for the table of what is kept


@transaction.atomic
def start_counting(*, volunteer: Volunteer, wording: str, now: datetime) -> AllowanceCount:
    """The person's yes, in the words that were shown. A second one changes nothing."""
    count, fresh = AllowanceCount.objects.get_or_create(
        volunteer=volunteer, defaults={"wording": wording, "since": now}
    )
    if fresh:
        record("allowances_counted", volunteer, by=None, now=now)
    return count


@transaction.atomic
def stop_counting(*, volunteer: Volunteer, now: datetime) -> int:
    """Every amount goes at once; returns how many rows went."""
    gone = AllowanceCount.objects.filter(volunteer=volunteer).delete()[0]
    if gone:
        record("allowances_dropped", volunteer, by=None, now=now)
    return gone


@transaction.atomic
def note_allowance(
    *, volunteer: Volunteer, kind: Kind, amount: Money, payer: str, paid_on: date, form_key: uuid.UUID, now: datetime
) -> Allowance:
    """One payment, once a form. Raises DomainError without the yes before it, or for what cannot be."""
    count = AllowanceCount.objects.filter(volunteer=volunteer).first()
    if count is None:
        raise DomainError(_("Please say first that you want your allowances counted."))
    if not Money(0) < amount <= MOST:
        raise DomainError(_("Please check the amount."))
    if not date(timezone.localdate(now).year - YEARS_KEPT, 1, 1) <= paid_on <= timezone.localdate(now):
        raise DomainError(_("Please name a day of this year or the two before it."))
    told: dict[str, Any] = {"kind": kind, "amount": amount, "payer": payer, "paid_on": paid_on}
    noted, _fresh = Allowance.objects.get_or_create(count=count, form_key=form_key, defaults=told)
    return noted


@transaction.atomic
def drop_allowance(*, volunteer: Volunteer, pk: int, now: datetime) -> bool:
    """Takes one payment out; False if it is not there."""
    if not Allowance.objects.filter(count=volunteer.pk, pk=pk).delete()[0]:
        return False
    record("allowance_dropped", volunteer, by=None, now=now)
    return True


@transaction.atomic
def forget_allowances(*, now: datetime) -> int:
    """Payments of years that are over for two years; returns how many."""
    first = date(timezone.localdate(now).year - YEARS_KEPT, 1, 1)
    return Allowance.objects.filter(paid_on__lt=first).delete()[0]
