"""Payments, and the runs they leave in. A payment is in one run at most, because it has one column for it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gemeinsinn.core.fields import MoneyField
from gemeinsinn.core.models import Dated
from gemeinsinn.treasury.lifecycle.banking import grouped
from gemeinsinn.treasury.lifecycle.payments import RunState, State
from gemeinsinn.treasury.models.ledger import Commitment, nothing


class BankAccount(models.Model):
    """The account the network pays from. A change is a new row: old runs keep theirs."""

    holder = models.CharField(max_length=70)
    iban = models.CharField(max_length=34)
    bic = models.CharField(max_length=11)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.holder}, {grouped(self.iban)}"


class PaymentRun(Dated):
    """Payments one person put together and another one released. The file is made once, at the release."""

    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="runs")
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in RunState], default=RunState.PREPARED)
    execute_on = models.DateField()
    count = models.PositiveIntegerField(default=0)
    total = MoneyField(default=nothing)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=35, unique=True, null=True, blank=True)
    file_sealed = models.TextField(blank=True)
    file_hash = models.CharField(max_length=64, blank=True)  # SHA-256 of the file as the bank gets it

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(released_by=None) | Q(prepared_by=None) | ~Q(released_by=F("prepared_by")),
                name="run_released_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state=RunState.RELEASED) | Q(released_at__isnull=False, message_id__isnull=False),
                name="run_released_with_its_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.execute_on}"


class Payment(Dated):
    """An amount on its way to the payee of a commitment."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="payments")
    amount = MoneyField()
    due_on = models.DateField()
    needed_by = models.DateField(null=True, blank=True)  # when the payee will have spent it
    end_to_end = models.CharField(max_length=35, unique=True)
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in State], default=State.DUE)
    run = models.ForeignKey(PaymentRun, null=True, blank=True, on_delete=models.PROTECT, related_name="payments")
    again = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="before")
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)  # the same form twice plans once
    answer = models.CharField(max_length=140, blank=True)  # why the bank did not, or brought it back: its own code

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["state", "due_on"], name="payments_due")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_something"),
            models.CheckConstraint(
                condition=Q(run=None, state__in=[State.DUE, State.DROPPED])
                | Q(run__isnull=False, state__in=[s for s in State if s not in {State.DUE, State.DROPPED}]),
                name="payment_leaves_in_a_run",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.end_to_end} {self.amount}"
