"""Reading what the bank has answered."""

from django.db.models import Count, QuerySet

from gemeinsinn.treasury.lifecycle.statements import Outcome
from gemeinsinn.treasury.models import BankFile, BankLine


def open_lines() -> QuerySet[BankLine]:
    """Money that came in, and nobody knows yet what for; oldest first."""
    return BankLine.objects.filter(outcome=Outcome.OPEN).order_by("day", "pk")


def shown_files() -> QuerySet[BankFile]:
    """Every file that was read, newest first, with how many lines were new."""
    return BankFile.objects.select_related("by").annotate(fresh=Count("lines")).order_by("-pk")


def lines_of(file: BankFile) -> QuerySet[BankLine]:
    """What a file brought, in its order."""
    return file.lines.select_related("payment__commitment__payee", "commitment").order_by("pk")


def outcomes_of(file: BankFile) -> dict[str, int]:
    """How many lines came to what."""
    return dict(file.lines.order_by().values_list("outcome").annotate(Count("pk")))
