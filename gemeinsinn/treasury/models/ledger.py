"""The ledger: pots and commitments carry counters, entries say how each cent of these came about."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gemeinsinn.core.fields import MoneyField
from gemeinsinn.core.models import Dated
from gemeinsinn.core.money import Money
from gemeinsinn.treasury.lifecycle.ledger import MOVES, Account, Kind
from gemeinsinn.treasury.models.payees import Payee


def nothing() -> Money:
    """Where every counter begins."""
    return Money(0)


class Pot(Dated):
    """Money of one funder for one year. The four counters are the balances of its accounts."""

    name = models.CharField(max_length=120)
    funder = models.CharField(max_length=160)
    year = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=60, blank=True)  # how the funder calls it
    currency = models.CharField(max_length=3, default="EUR")
    budget = MoneyField(default=nothing)
    available = MoneyField(default=nothing)
    committed = MoneyField(default=nothing)
    paid = MoneyField(default=nothing)

    class Meta:
        ordering = ["-year", "name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(available__gte=0), name="pot_never_overspent"),
            models.CheckConstraint(condition=Q(committed__gte=0), name="pot_commitments_not_below_zero"),
            models.CheckConstraint(condition=Q(paid__gte=0), name="pot_payments_not_below_zero"),
            models.CheckConstraint(
                condition=Q(budget=F("available") + F("committed") + F("paid")), name="pot_accounts_sum_to_zero"
            ),
            models.CheckConstraint(condition=Q(currency="EUR"), name="pot_in_euros"),
        ]

    def __str__(self) -> str:
        return self.name


class Commitment(Dated):
    """Money of a pot promised to one payee. `committed` is what is still to be paid, `paid` what has been.

    `planned` is the part of `committed` for which there are payments; it cannot be let go.
    """

    pot = models.ForeignKey(Pot, on_delete=models.PROTECT, related_name="commitments")
    reference = models.CharField(max_length=35, unique=True)  # stands in the payment file: 35 is the bank's limit
    payee = models.ForeignKey(Payee, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments")
    committed = MoneyField(default=nothing)
    paid = MoneyField(default=nothing)
    planned = MoneyField(default=nothing)
    repaid = MoneyField(default=nothing)  # gone back into the pot, and so no longer in `paid`

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(committed__gte=0, paid__gte=0, repaid__gte=0), name="commitment_not_below_zero"
            ),
            models.CheckConstraint(
                condition=Q(planned__gte=0, planned__lte=F("committed")), name="commitment_plans_what_it_has"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Unchangeable(TypeError):
    """Entries are added, never changed: what was wrong is put right by another entry."""

    def __init__(self) -> None:
        super().__init__("An entry of the ledger is never changed or deleted.")


class EntryRows(models.QuerySet["Entry"]):
    """Reads and adds."""

    def update(self, **changes: Any) -> NoReturn:
        raise Unchangeable

    def delete(self) -> NoReturn:
        raise Unchangeable

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unchangeable


class Entry(models.Model):
    """Cents that moved from one account of a pot to another, why, by whom and when. Added to, never changed."""

    pot = models.ForeignKey(Pot, on_delete=models.PROTECT, related_name="entries")
    commitment = models.ForeignKey(Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in Kind])
    source = models.CharField(max_length=10, choices=[(a.value, a.value) for a in Account])
    target = models.CharField(max_length=10, choices=[(a.value, a.value) for a in Account])
    amount = MoneyField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = EntryRows.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["pot", "at"], name="entries_of_pot"),
            models.Index(fields=["commitment", "at"], name="entries_of_commitment"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="entry_moves_something"),
            models.CheckConstraint(
                condition=Q(*(Q(kind=k.value, source=s.value, target=t.value) for k, (s, t) in MOVES.items()),
                            _connector=Q.OR),
                name="entry_goes_as_its_kind",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise Unchangeable
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unchangeable
