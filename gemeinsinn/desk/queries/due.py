"""What is due today: one limited query a sort of thing; what to count is handed to queries.counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from gemeinsinn.desk.lifecycle import (
    EXPIRES_WITHIN,
    GROUPS,
    UNANSWERED_AFTER,
    UNSIGNED_AFTER,
    Group,
    Why,
    working_day_before,
)
from gemeinsinn.desk.queries.matters import SHELVES, Art, assignee_of, matters
from gemeinsinn.desk.rules import Desk
from gemeinsinn.exchange.lifecycle import calls, notices, responses
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.lifecycle import State as AgreementState
from gemeinsinn.partnerships.models import AgreementVersion, Fulfilment, Signature
from gemeinsinn.projects.lifecycle import State as ProjectState

MOST = 20  # rows of one reason on the page; the rest is a filtered list away

CHECKED = {
    Art.NEED: notices.State.SUBMITTED,
    Art.OFFER: notices.State.SUBMITTED,
    Art.PROJECT: ProjectState.SUBMITTED,
    Art.ORGANISATION: OrganisationState.SUBMITTED,
}
# Oldest first within a reason. A call that was tried waits behind those nobody has tried yet.
ORDER = {
    Why.CALL: ("tries", "created_at"),
    Why.CHECK: ("created_at",),
    Why.ANSWER: ("confirmed_at",),
    Why.SIGN: ("created_at",),
    Why.ASK: ("due_on",),
    Why.REPORT: ("asked_at",),
    Why.STALE: ("asked_at",),
    Why.EXPIRING: ("until",),
}


@dataclass(frozen=True, slots=True)
class Due:
    """One row of the list: what, why, since when, and whether it already waits too long."""

    art: Art
    subject: Any
    why: Why
    since: datetime | date | None
    late: bool = False

    @property
    def key(self) -> str:
        return f"{self.art}-{self.subject.pk}"

    @property
    def group(self) -> Group:
        return Group.LATE if self.late else GROUPS[self.why]


def due_sources(desk: Desk, *, now: datetime) -> dict[tuple[Art, Why], QuerySet[Any]]:
    """For each sort and reason the things that are due."""
    today = timezone.localdate(now)
    found: dict[tuple[Art, Why], QuerySet[Any]] = {
        (Art.CALL, Why.CALL): matters(desk, Art.CALL).filter(state__in=calls.WAITING),
        (Art.RESPONSE, Why.ANSWER): matters(desk, Art.RESPONSE).filter(
            state=responses.State.OFFERED, confirmed_at__lte=now - UNANSWERED_AFTER
        ),
    }
    for art, state in CHECKED.items():
        found[art, Why.CHECK] = matters(desk, art).filter(state=state)
    for art in (Art.NEED, Art.OFFER):
        listed = matters(desk, art).filter(state=notices.State.PUBLISHED)
        found[art, Why.STALE] = listed.filter(asked_at__isnull=False)
        found[art, Why.EXPIRING] = listed.filter(until__gte=today, until__lte=today + EXPIRES_WITHIN, asked_at=None)
    agreements = matters(desk, Art.AGREEMENT)
    over = agreements.filter(state=AgreementState.SIGNED, due_on__lt=today)
    found[Art.AGREEMENT, Why.SIGN] = agreements.filter(state=AgreementState.OPEN, created_at__lte=now - UNSIGNED_AFTER)
    found[Art.AGREEMENT, Why.ASK] = over.filter(asked_at=None)
    found[Art.AGREEMENT, Why.REPORT] = over.filter(asked_at__isnull=False)
    return found


def due_counts(desk: Desk, *, now: datetime) -> dict[str, QuerySet[Any]]:
    """What to count for the headline: one query a source ("bedarf_check"), and "late" for the calls that wait."""
    sources = due_sources(desk, now=now)
    late = sources[Art.CALL, Why.CALL].filter(
        Q(state=calls.State.MISSED) | Q(created_at__lt=working_day_before(timezone.localtime(now)))
    )
    return {f"{art}_{why}": found for (art, why), found in sources.items()} | {"late": late}


def counts_by_reason(counted: dict[str, int]) -> dict[Why, int]:
    """The counts of due_counts added up by reason."""
    return {why: sum(number for name, number in counted.items() if name.endswith(f"_{why}")) for why in Why}


def due_rows(desk: Desk, *, now: datetime) -> dict[Group, list[Due]]:
    """The rows of the day by group, the first MOST of each reason: seven queries, however much there is."""
    found: dict[Group, list[Due]] = {group: [] for group in Group}
    by_art: dict[Art, dict[Why, QuerySet[Any]]] = {}
    for (art, why), source in due_sources(desk, now=now).items():
        by_art.setdefault(art, {})[why] = source
    for art, sources in by_art.items():
        for due in _rows_of(art, sources, now=now):
            found[due.group].append(due)
    order = list(Why)
    for rows in found.values():
        rows.sort(key=lambda due: (order.index(due.why), getattr(due.subject, "tries", 0), str(due.since)))
    return found


def _rows_of(art: Art, sources: dict[Why, QuerySet[Any]], *, now: datetime) -> Iterator[Due]:
    """The rows of one sort. Each reason is a limited subquery on an index; the outer query reads only those."""
    wanted = Q()
    for why, source in sources.items():
        wanted |= Q(pk__in=source.order_by(*ORDER[why]).values("pk")[:MOST])
    shelf = SHELVES[art]
    rows = shelf.model._default_manager.select_related(*shelf.related).filter(wanted)
    for subject in with_sides(art, rows).annotate(assignee=assignee_of(art)):
        yield classify(art, subject, now=now)


def with_sides(art: Art, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Tells for agreements who has signed the current version and who has answered; others stay as they are."""
    if art is not Art.AGREEMENT:
        return rows
    latest = AgreementVersion.objects.filter(agreement=OuterRef("pk")).order_by("-number")
    rows = rows.annotate(current=Subquery(latest.values("pk")[:1]))
    for side in Side:
        rows = rows.annotate(
            **{
                f"{side}_signed": Exists(Signature.objects.filter(version=OuterRef("current"), side=side)),
                f"{side}_answered": Exists(Fulfilment.objects.filter(agreement=OuterRef("pk"), side=side)),
            }
        )
    return rows


def classify(art: Art, subject: Any, *, now: datetime) -> Due:
    """Says why a thing is due and since when; only what due_sources found may be asked."""
    match art:
        case Art.CALL:
            before = working_day_before(timezone.localtime(now))
            late = subject.state == calls.State.MISSED or subject.created_at < before
            return Due(art, subject, Why.CALL, subject.created_at, late)
        case Art.RESPONSE:
            return Due(art, subject, Why.ANSWER, subject.confirmed_at)
        case Art.AGREEMENT if subject.state == AgreementState.OPEN:
            return Due(art, subject, Why.SIGN, subject.created_at)
        case Art.AGREEMENT if subject.asked_at is None:
            return Due(art, subject, Why.ASK, subject.due_on)
        case Art.AGREEMENT:
            return Due(art, subject, Why.REPORT, subject.asked_at)
    if subject.state == CHECKED[art]:
        return Due(art, subject, Why.CHECK, getattr(subject, "confirmed_at", None) or subject.created_at)
    if subject.asked_at is not None:
        return Due(art, subject, Why.STALE, subject.asked_at)
    return Due(art, subject, Why.EXPIRING, subject.until)
