"""My quarter at a glance: what hangs on the board there, what is going on, what is new."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce
from django.utils import timezone

from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.notices import listed_at_once
from gemeinsinn.guides.models import Consultation, Guide, NeedSheet, Result
from gemeinsinn.projects.lifecycle import State as ProjectState
from gemeinsinn.projects.models import Project

NEW = timedelta(days=7)
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Shelf:
    """One sort of thing in the quarter: the newest, how many there are, and how many came within a week."""

    rows: list[Any]
    total: int
    fresh: int


@dataclass(frozen=True, slots=True)
class Glance:
    """Needs, offers and projects of a guide's quarters."""

    needs: Shelf
    offers: Shelf
    projects: Shelf


def within_reach(guide: Guide) -> Q:
    """A guide's own quarters, else the team's, else the whole municipality."""
    own = [quarter.pk for quarter in guide.quarters.all()] or ([guide.team.quarter_id] if guide.team.quarter_id else [])
    return Q(quarter__in=own) if own else Q(municipality=guide.team.municipality_id)


def quarter_glance(viewer: Any, guide: Guide, *, now: datetime) -> Glance:
    """What a guide may see of the quarter: the same as everybody else there."""
    here = within_reach(guide)
    going = Project.objects.filter(state=ProjectState.PUBLISHED)
    return Glance(
        needs=_shelf(with_answers_from_paper(listed_at_once(viewer, Need).filter(here), guide), now),
        offers=_shelf(listed_at_once(viewer, Offer).filter(here), now),
        projects=_shelf(going.filter(here), now),
    )


def _shelf(rows: QuerySet[Any], now: datetime) -> Shelf:
    counted = rows.annotate(
        in_all=Window(Count("pk")), came=Window(Count("pk", filter=Q(published_at__gt=now - NEW)))
    )  # fmt: skip
    newest = counted.select_related("municipality", "quarter", "organisation").order_by("-published_at", "-pk")
    found = list(newest[:SHOWN])
    return Shelf(found, found[0].in_all, found[0].came) if found else Shelf([], 0, 0)


def with_answers_from_paper(needs: QuerySet[Need], guide: Guide) -> QuerySet[Any]:
    """Annotates `from_paper`: how many answers came from this guide's paper of the need."""
    sheets = NeedSheet.objects.filter(guide=guide, need=OuterRef("pk")).order_by()
    number = Subquery(sheets.annotate(n=Count("answers")).values("n")[:1], output_field=IntegerField())
    return needs.annotate(from_paper=Coalesce(number, 0))


@dataclass(frozen=True, slots=True)
class Month:
    """What somebody did this month, for their own eyes."""

    consultations: int
    handed: int
    minutes: int

    @property
    def hours(self) -> int:
        """Whole hours, rounded."""
        return round(self.minutes / 60)


def own_notes(guide: Guide, *, now: datetime, most: int = 5) -> tuple[Month, list[Consultation]]:
    """The guide's own figures since the first of the month, and what was noted last. One query."""
    first = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    own = Consultation.objects.filter(guide=guide).order_by("-created_at", "-pk")
    rows = list(own.filter(Q(at__gte=first) | Q(pk__in=own.values("pk")[:most])))
    month = [row for row in rows if row.at >= first]
    handed = [row for row in month if row.result == Result.HANDED]
    return Month(len(month), len(handed), sum(row.minutes or 0 for row in month)), rows[:most]
