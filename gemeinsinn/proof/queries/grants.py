"""Grants for those who may read them: office and treasurer all, a grantee their own."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from gemeinsinn.fund.following import hidden_from
from gemeinsinn.fund.lifecycle.applications import Part
from gemeinsinn.fund.models import Application, Signatory
from gemeinsinn.proof.lifecycle.grants import Answer, State
from gemeinsinn.proof.models import ChangeRequest, Grant
from gemeinsinn.proof.queries.closing import WITH_SURPLUS
from gemeinsinn.proof.rules import can_read_proofs

WITH_ALL = (
    "application__round__fund", "application__rule_set", "application__contact", "application__municipality",
    "commitment__payee",
)  # fmt: skip


def grants_for(viewer: Any) -> QuerySet[Grant]:
    """What the desk sees; nothing of a case somebody stays out of in a jury."""
    rows = Grant.objects.select_related(*WITH_ALL)
    return rows.exclude(application__in=hidden_from(viewer)) if can_read_proofs(viewer) else rows.none()


def grant_of(application: Application) -> Grant | None:
    """The grant of an application, if it was accepted."""
    return Grant.objects.select_related(*WITH_ALL).filter(application=application).first()


def co_signers(grant: Grant) -> QuerySet[Signatory]:
    """Host and co-applicant who signed: they read the proof, and write it if the applicant lets them."""
    rows = Signatory.objects.filter(application=grant.application_id, signed_at__isnull=False)
    return rows.exclude(part=Part.APPLICANT).select_related("contact")


def late_grants(viewer: Any, *, today: date) -> QuerySet[Grant]:
    """Whose proof should be there and is not."""
    return late_of(grants_for(viewer), today=today)


def late_of(rows: QuerySet[Grant], *, today: date) -> QuerySet[Grant]:
    """Those of them that are late."""
    return rows.filter(state__in=[State.DUE, State.BACK], due_on__lt=today)


def todo_of(rows: QuerySet[Grant]) -> QuerySet[Grant]:
    """Those of them the office has to look at: proofs, changes asked for, and money that came back too much."""
    asking = rows.annotate(asks=Exists(open_changes()))
    return asking.filter(state=State.HANDED_IN) | asking.filter(asks=True) | asking.filter(WITH_SURPLUS)


def desk_grants(viewer: Any, *, tab: str, today: date) -> QuerySet[Grant]:
    """One tab of the desk's list, what is due first on top; "todo" is what waits for the office."""
    if tab == "todo":
        return todo_of(grants_for(viewer))
    if tab == "late":
        return late_grants(viewer, today=today).annotate(asks=Exists(open_changes()))
    return grants_for(viewer).annotate(asks=Exists(open_changes())).filter(state=tab)


def open_changes() -> QuerySet[ChangeRequest]:
    """Changes of the grant around it that nobody has answered."""
    return ChangeRequest.objects.filter(grant=OuterRef("pk"), answer=Answer.OPEN)


def counts_of(viewer: Any, *, today: date) -> dict[str, int]:
    """How many stand in each tab."""
    counts: dict[str, int] = dict(grants_for(viewer).order_by().values_list("state").annotate(n=Count("pk")))
    todo = desk_grants(viewer, tab="todo", today=today).count()
    return counts | {"todo": todo, "late": late_grants(viewer, today=today).count()}


def waiting_for_office(*, today: date) -> dict[str, QuerySet[Grant]]:
    """What waits for the office and what is late, to be counted on its page of the day. Whoever asks is the office."""
    return {"proofs_todo": todo_of(Grant.objects.all()), "proofs_late": late_of(Grant.objects.all(), today=today)}
