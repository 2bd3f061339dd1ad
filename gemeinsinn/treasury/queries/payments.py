"""Reading what is to be paid, the runs, and the ledger page by page."""

from django.db.models import Count, Q, QuerySet, Sum

from gemeinsinn.core.money import Money
from gemeinsinn.treasury.lifecycle.payments import BROUGHT_BACK, RunState, State
from gemeinsinn.treasury.models import BankAccount, Entry, Payment, PaymentRun, Pot


def due_payments() -> QuerySet[Payment]:
    """Everything that waits for a run, what is due first on top."""
    rows = Payment.objects.filter(state=State.DUE).select_related("commitment__payee", "commitment__pot")
    return rows.order_by("due_on", "pk")


def brought_back() -> QuerySet[Payment]:
    """What the bank refused or brought back, and has not been paid again."""
    rows = Payment.objects.filter(state__in=BROUGHT_BACK, again=None)
    return rows.select_related("commitment__payee", "commitment__pot").order_by("-changed_at", "-pk")


def waiting_runs() -> QuerySet[PaymentRun]:
    """Prepared, and not yet released or discarded."""
    return PaymentRun.objects.filter(state=RunState.PREPARED).select_related("prepared_by")


def shown_runs() -> QuerySet[PaymentRun]:
    """All, newest first, each with how many of its payments the bank has answered."""
    answered = Count("payments", filter=Q(payments__state__in=[State.PAID, *BROUGHT_BACK]))
    rows = PaymentRun.objects.select_related("prepared_by", "released_by").annotate(answered=answered)
    return rows.order_by("-pk")


def payments_of(run: PaymentRun) -> QuerySet[Payment]:
    """In the order of the file."""
    return run.payments.select_related("commitment__payee", "commitment__pot").order_by("pk")


def current_account() -> BankAccount | None:
    """From where the network pays; None until somebody has said so."""
    return BankAccount.objects.order_by("-pk").first()


def shown_pots() -> QuerySet[Pot]:
    """All pots, this year's first."""
    return Pot.objects.all()


def shown_entries(*, pot: int | None = None, kind: str = "", words: str = "") -> QuerySet[Entry]:
    """The ledger, newest first, narrowed to a pot, a kind of move, or a part of a reference."""
    rows = Entry.objects.select_related("pot", "commitment", "by").order_by("-pk")
    if pot is not None:
        rows = rows.filter(pot=pot)
    if kind:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(commitment__reference__icontains=words)
    return rows


def sum_of(rows: QuerySet[Payment]) -> tuple[int, Money]:
    """How many these are, and what they come to."""
    told = rows.order_by().aggregate(count=Count("pk"), total=Sum("amount"))
    return told["count"], told["total"] or Money(0)
