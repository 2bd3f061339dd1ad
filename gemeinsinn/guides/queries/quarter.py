"""My quarter at a glance: what hangs on the board there, what is going on, what is new."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.notices import listed
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
        needs=_shelf(listed(viewer, Need).filter(here), now),
        offers=_shelf(listed(viewer, Offer).filter(here), now),
        projects=_shelf(going.filter(here), now),
    )


def _shelf(rows: QuerySet[Any], now: datetime) -> Shelf:
    counted = rows.order_by().aggregate(total=Count("pk"), fresh=Count("pk", filter=Q(published_at__gt=now - NEW)))
    newest = rows.select_related("municipality", "quarter", "organisation").order_by("-published_at", "-pk")
    return Shelf(list(newest[:SHOWN]), counted["total"], counted["fresh"])


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


def own_month(guide: Guide, *, now: datetime) -> Month:
    """The guide's own figures since the first of the month."""
    first = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = Consultation.objects.filter(guide=guide, at__gte=first).aggregate(
        consultations=Count("pk"), handed=Count("pk", filter=Q(result=Result.HANDED)), minutes=Sum("minutes")
    )
    return Month(found["consultations"], found["handed"], found["minutes"] or 0)


def latest_notes(guide: Guide, *, most: int = 5) -> QuerySet[Consultation]:
    """What this guide noted last."""
    return Consultation.objects.filter(guide=guide).order_by("-created_at", "-pk")[:most]


def answers_from_paper(guide: Guide) -> dict[int, int]:
    """Need → how many answers came from this guide's paper of it."""
    rows = NeedSheet.objects.filter(guide=guide).annotate(n=Count("answers")).values_list("need", "n")
    return dict(rows)
