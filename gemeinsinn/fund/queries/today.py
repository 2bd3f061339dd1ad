"""What waits at the office today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from gemeinsinn.fund.lifecycle.applications import State
from gemeinsinn.fund.models import Application, Decision, HandedIn, Objection
from gemeinsinn.fund.queries.applications import WITH_ALL


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many new ones, put-off ones whose day has come, objections, and signatures on paper nobody has looked at."""

    received: int = 0
    put_off: int = 0
    objections: int = 0
    signatures: int = 0

    @property
    def total(self) -> int:
        return self.received + self.put_off + self.objections + self.signatures


def due_again(today: date) -> Any:
    """Put off, and the day of the letter has come."""
    latest = Decision.objects.filter(application=OuterRef("pk")).order_by("-at", "-pk").values("until")[:1]
    rows = Application.objects.filter(state=State.DEFERRED).annotate(put_off_until=Subquery(latest))
    return rows.filter(put_off_until__lte=today).select_related(*WITH_ALL)


def open_objections() -> QuerySet[Objection]:
    """Nobody has answered yet; the oldest first."""
    return Objection.objects.filter(outcome=Objection.Outcome.OPEN).select_related("application__round__fund")


def waiting_at_office(*, today: date) -> Waiting:
    """For the office's page of the day."""
    unseen = HandedIn.objects.filter(
        application__state=State.SIGNING, signatory__signed_at=None, signatory__isnull=False
    )
    return Waiting(
        received=Application.objects.filter(state=State.SUBMITTED).count(), put_off=due_again(today).count(),
        objections=open_objections().count(), signatures=unseen.exclude(path="").count(),
    )  # fmt: skip
