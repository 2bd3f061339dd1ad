"""The caseload: what is filtered, what is due and why, and how many of each state."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case as DbCase
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, When
from django.utils import timezone

from gemeinsinn.placement.lifecycle.cases import OPEN, State
from gemeinsinn.placement.lifecycle.certificates import LASTS, SOON
from gemeinsinn.placement.lifecycle.following import GIVE_UP_AFTER
from gemeinsinn.placement.lifecycle.proposals import State as Placing
from gemeinsinn.placement.models import Case, FollowUp, Proposal
from gemeinsinn.placement.queries.staff import own_agencies

WAITS_AFTER = timedelta(days=7)  # an enquiry nobody has talked with
MOST_WORDS = 6
NOBODY = 0


@dataclass(frozen=True, slots=True)
class Filters:
    """What an address asks for; empty means all. `colleague` NOBODY: those without one. `due` shows only what is due."""

    agency: int | None = None
    state: str = ""
    colleague: int | None = None
    field: int | None = None
    words: tuple[str, ...] = ()
    due: bool = False


def cases_of(viewer: Any) -> QuerySet[Case]:
    """Every case of the viewer's own agencies that has a person behind it."""
    return Case.objects.filter(agency__in=own_agencies(viewer), contact__isnull=False)


def with_reasons(rows: QuerySet[Any], *, now: datetime) -> QuerySet[Any]:
    """Annotates why a case is due: `is_appealing`, `is_reminder`, `is_unanswered`, `is_certificate`, `is_waiting`."""
    today = timezone.localdate(now)
    silent = FollowUp.objects.filter(proposal__case=OuterRef("pk"), proposal__state=Placing.PLACED, answered_at=None)
    silent = silent.filter(Q(mailed=False) | Q(reminded_at__lte=now - GIVE_UP_AFTER))
    ticked = Proposal.objects.filter(case=OuterRef("pk"), state=Placing.SUGGESTED, appealed_at__isnull=False)
    found: QuerySet[Any] = rows.annotate(
        is_appealing=Exists(ticked),
        is_reminder=Q(due_on__isnull=False, due_on__lte=today),
        is_unanswered=Exists(silent),
        is_certificate=Q(conduct__isnull=False, conduct__issued_on__lte=today - LASTS + SOON),
        overdue_on=DbCase(When(due_on__lte=today, then="due_on")),
        is_waiting=Q(state=State.ENQUIRY, asked_on__lte=today - WAITS_AFTER),
    )
    return found


def due_ones(rows: QuerySet[Any], *, now: datetime) -> QuerySet[Any]:
    """Those that wait for somebody, for any reason; of closed ones only where a day was noted or an answer came."""
    return with_reasons(rows.filter(GOING_ON), now=now).filter(DUE)


GOING_ON = Q(state__in=OPEN) | Q(due_on__isnull=False)
DUE = Q(is_appealing=True) | Q(is_reminder=True) | Q(is_unanswered=True) | Q(is_certificate=True) | Q(is_waiting=True)


def filtered(viewer: Any, filters: Filters, *, now: datetime) -> QuerySet[Any]:
    """The list: what is due first, the longest first; then the newest. Closed ones only where they are asked for."""
    shown = Q(state=filters.state) if filters.state else GOING_ON if filters.due else Q(state__in=OPEN)
    found = narrowed(cases_of(viewer), filters).filter(shown).prefetch_related("fields")
    found = found.select_related("contact", "agency", "in_charge", "quarter", "municipality")
    rows = due_ones(found, now=now) if filters.due else with_reasons(found, now=now)
    first = ("-is_appealing", "-is_reminder", "-is_unanswered", "-is_certificate", "-is_waiting")
    return rows.order_by(*first, F("overdue_on").asc(nulls_last=True), "-asked_on", "-pk")


def narrowed(rows: QuerySet[Case], filters: Filters) -> QuerySet[Case]:
    """Everything but state and being due, whose counts are shown beside their choices."""
    if filters.agency is not None:
        rows = rows.filter(agency=filters.agency)
    if filters.colleague is not None:
        rows = rows.filter(in_charge=filters.colleague or None)
    if filters.field is not None:
        rows = rows.filter(fields=filters.field)
    for word in filters.words[:MOST_WORDS]:
        rows = rows.filter(Q(contact__name__icontains=word) | Q(wish__icontains=word))
    return rows


def counts_of(viewer: Any, filters: Filters, *, now: datetime) -> dict[str, int]:
    """How many of each state, and "due"; everything else as filtered. Two queries."""
    rows = narrowed(cases_of(viewer), filters)
    found = dict.fromkeys(State, 0) | dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    return {str(state): number for state, number in found.items()} | {"due": due_ones(rows, now=now).count()}


def due_count(viewer: Any, agencies: Any, *, now: datetime) -> int:
    """How many cases of these agencies wait for somebody; 0 for whoever does not work there."""
    rows = cases_of(viewer).filter(agency__in=[agency.pk for agency in agencies])
    return due_ones(rows, now=now).count()


def anonymous_this_year(viewer: Any, filters: Filters, *, now: datetime) -> int:
    """Lines without a person that were counted since the first of January."""
    rows = Case.objects.filter(
        agency__in=own_agencies(viewer), contact=None, asked_on__year=timezone.localdate(now).year
    )
    if filters.agency is not None:
        rows = rows.filter(agency=filters.agency)
    return rows.filter(closed_why="counted").count()
