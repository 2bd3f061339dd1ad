"""What waits at the office today."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from gemeinsinn.fund.lifecycle.applications import State
from gemeinsinn.fund.models import Application, Decision, HandedIn, Objection
from gemeinsinn.fund.queries.applications import WITH_ALL


def due_again(today: date) -> Any:
    """Put off, and the day of the letter has come."""
    latest = Decision.objects.filter(application=OuterRef("pk")).order_by("-at", "-pk").values("until")[:1]
    rows = Application.objects.filter(state=State.DEFERRED).annotate(put_off_until=Subquery(latest))
    return rows.filter(put_off_until__lte=today).select_related(*WITH_ALL)


def open_objections() -> QuerySet[Objection]:
    """Nobody has answered yet; the oldest first."""
    return Objection.objects.filter(outcome=Objection.Outcome.OPEN).select_related("application__round__fund")


def waiting_at_office(*, today: date) -> dict[str, QuerySet[Any]]:
    """New ones, put-off ones whose day has come, objections, signatures on paper nobody has looked at."""
    unseen = HandedIn.objects.filter(
        application__state=State.SIGNING, signatory__signed_at=None, signatory__isnull=False
    )
    return {
        "grants_received": Application.objects.filter(state=State.SUBMITTED), "grants_put_off": due_again(today),
        "grants_objected": open_objections(), "grants_signed": unseen.exclude(path=""),
    }  # fmt: skip
