"""Accounts of people go when nobody needs them any more; what was promised and paid stays, without a name."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from gemeinsinn.people.personal_data import NOBODY, Person
from gemeinsinn.treasury.lifecycle.payments import PLANNED
from gemeinsinn.treasury.models import Payee, Payment, PaymentRun

ACCOUNTS_KEPT = timedelta(days=2 * 366)  # so long somebody may ask where the money went, or money may come back
FILES_KEPT = timedelta(days=settings.PAYMENT_FILES_YEARS * 366)  # vouchers: ten years is the longest period we know of


def empty(rows: QuerySet[Payee]) -> int:
    """Takes name and number out; returns how many had one."""
    gone: dict[str, Any] = {"holder": NOBODY, "iban_sealed": "", "iban_country": "", "iban_tail": "", "contact": None}
    return rows.exclude(holder=NOBODY, iban_sealed="").update(**gone)


@transaction.atomic
def erase_payees(person: Person, *, now: datetime) -> None:
    """A person leaves: cents stay, the account goes."""
    empty(Payee.objects.filter(contact__in=person.contacts))


@transaction.atomic
def forget_payees(*, now: datetime) -> int:
    """Accounts to which nothing is on its way, two years after the last payment; returns how many."""
    limit = now - ACCOUNTS_KEPT
    busy = Payment.objects.filter(Q(state__in=PLANNED) | Q(changed_at__gte=limit))
    payees = busy.filter(commitment__payee__isnull=False).values("commitment__payee")
    return empty(Payee.objects.filter(created_at__lt=limit).exclude(pk__in=payees))


@transaction.atomic
def forget_files(*, now: datetime) -> int:
    """Payment files of long ago; their sums and hashes stay. Returns how many."""
    rows = PaymentRun.objects.filter(released_at__lt=now - FILES_KEPT).exclude(file_sealed="")
    return rows.update(file_sealed="")
