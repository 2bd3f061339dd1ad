"""Reading projects."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, Sum, When

from gemeinsinn.core.money import Money
from gemeinsinn.core.periods import day_typed
from gemeinsinn.core.text import clean_line
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.places.access import Access
from gemeinsinn.places.distance import near
from gemeinsinn.places.models import Quarter
from gemeinsinn.places.queries import Spot, find_spot
from gemeinsinn.projects import narrowing
from gemeinsinn.projects.lifecycle import PUBLIC, House, State, houses_of
from gemeinsinn.projects.models import FundingShare, Project, ProjectPicture

PAGE = 18
REACHES = (2, 5, 10, 25, 50)
REACH = 10
NEARBY_KM = 25
AS_LIST = "liste"
STANDS = {"laufend": State.PUBLISHED, "fertig": State.DONE}
Source = FundingShare.Source


def published_projects() -> QuerySet[Project]:
    """What everyone may see."""
    return Project.objects.filter(state__in=PUBLIC)


def projects_of(user: Any) -> QuerySet[Project]:
    """A person's own: written with this account, or run by an organisation they work for."""
    if not user.is_authenticated:
        return Project.objects.none()
    mine = Q(contact__user=user, contact__confirmed_at__isnull=False)
    ours = Q(organisation__memberships__user=user, organisation__memberships__role__in=WORKING)
    return Project.objects.filter(mine | ours).exclude(state__in=[State.DRAFT, State.UNCONFIRMED]).distinct()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the query string of the list asks for; nonsense counts as not asked."""

    quarter: str = ""
    place: str = ""
    reach: int = REACH
    words: str = ""
    stand: str = ""
    view: str = ""
    until: date | None = None
    accessible: bool = False
    more: tuple[tuple[str, str], ...] = ()  # of the filters upper contexts add: (("art", "sachen"),)

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> Filters:
        """Reads ?quartier=&ort=&umkreis=&bis=&wort=&stand=&barrierefrei=&ansicht=."""
        reach, stand = str(query.get("umkreis", "")), str(query.get("stand", ""))
        until = None
        with suppress(ValueError):
            until = day_typed(str(query.get("bis", "")))
        return cls(
            quarter=clean_line(str(query.get("quartier", ""))[:140]),
            place=clean_line(str(query.get("ort", ""))[:120]),
            reach=int(reach) if reach in {str(km) for km in REACHES} else REACH,
            words=clean_line(str(query.get("wort", ""))[:120]),
            stand=stand if stand in STANDS else "",
            view=AS_LIST if query.get("ansicht") == AS_LIST else "",
            until=until,
            accessible=query.get("barrierefrei") == "1",
            more=narrowing.chosen(query),
        )

    def query(self, **changes: Any) -> str:
        """The query string of these filters with some changed, without what is not asked."""
        new = replace(self, **changes)
        parts = {
            "quartier": new.quarter, "ort": new.place, "wort": new.words, "stand": new.stand,
            "umkreis": str(new.reach) if new.place and new.reach != REACH else "",
            "bis": new.until.isoformat() if new.until else "",
            "barrierefrei": "1" if new.accessible else "", "ansicht": new.view,
            **dict(new.more),
        }  # fmt: skip
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def asked(self) -> bool:
        narrows = self.quarter or self.place or self.words or self.stand or self.until or self.accessible or self.more
        return bool(narrows)


@dataclass(frozen=True, slots=True)
class Found:
    """One page of projects with what was understood of the place."""

    page: Page[Project]
    spot: Spot | None
    quarter: Quarter | None
    accessible: int  # how many of them, whatever else is asked, one gets into without steps


def found_projects(viewer: Any, filters: Filters, page: Any = 1) -> Found:
    """Published projects for anyone; nearest first when a place is asked for, else the newest."""
    spot = find_spot(filters.place) if filters.place else None
    quarter = Quarter.objects.filter(slug=filters.quarter).first() if filters.quarter else None
    listed = listed_projects(filters, spot, quarter)
    ordered = with_card_data(listed).order_by(*(["distance_km", "pk"] if spot else ["-published_at", "-pk"]))
    accessible = listed.filter(access=Access.YES).count()
    return Found(Paginator(ordered, PAGE).get_page(page), spot, quarter, accessible)


def newest_projects(viewer: Any, filters: Filters, *, most: int) -> list[Project]:
    """For a feed: what everyone may see and passes the filters, newest first."""
    spot = find_spot(filters.place) if filters.place else None
    quarter = Quarter.objects.filter(slug=filters.quarter).first() if filters.quarter else None
    listed = listed_projects(filters, spot, quarter).select_related("organisation", "municipality", "quarter")
    return list(listed.order_by("-published_at", "-pk")[:most])


def listed_projects(filters: Filters, spot: Spot | None, quarter: Quarter | None) -> QuerySet[Project]:
    """What everyone may see and what passes the filters; with a spot, rows know their distance."""
    listed = published_projects()
    if filters.stand:
        listed = listed.filter(state=STANDS[filters.stand])
    if filters.until:
        listed = listed.filter(ends__lte=filters.until)
    if filters.accessible:
        listed = listed.filter(access=Access.YES)
    for narrower in narrowing.narrowers():
        if value := dict(filters.more).get(narrower.name):
            listed = narrower.narrow(listed, value)
    if filters.quarter:
        listed = listed.filter(quarter=quarter) if quarter else listed.none()
    if filters.place:
        listed = near(listed, lat=spot.lat, lon=spot.lon, km=filters.reach) if spot else listed.none()
    for word in filters.words.split()[:6]:
        found = Q()
        for field in ("title", "aim", "target_group", "run_by", "organisation__name"):
            found |= Q(**{f"{field}__icontains": word})
        listed = listed.filter(found)
    return listed


def with_card_data(projects: QuerySet[Project]) -> QuerySet[Project]:
    """What a card shows: runner, place, first picture, steps and how many are done."""
    pictures = Prefetch("pictures", ProjectPicture.objects.order_by("position", "pk"))
    return (
        projects.select_related("organisation", "municipality", "quarter")
        .prefetch_related(pictures)
        .annotate(
            steps_all=Count("steps", distinct=True),
            steps_done=Count("steps", filter=Q(steps__done_on__isnull=False), distinct=True),
        )
    )


def projects_nearby(project: Project, *, most: int = 3) -> list[Project]:
    """Others everyone may see, within 25 km: those still going on before finished ones, then the nearest."""
    if project.lat is None or project.lon is None:
        return []
    others = near(published_projects().exclude(pk=project.pk), lat=project.lat, lon=project.lon, km=NEARBY_KM)
    going_on_first = Case(When(state=State.DONE, then=1), default=0)
    return list(with_card_data(others).order_by(going_on_first, F("distance_km"), "pk")[:most])


@dataclass(frozen=True, slots=True)
class Mix:
    """Where the means come from: houses for the money, rows for the table, hours beside them."""

    houses: list[House]
    rows: list[FundingShare]
    total: Money
    hours: int


def funding_of(project: Project) -> Mix:
    """The honest mix of a project: public sources first, hours never turned into money."""
    order = {source: place for place, source in enumerate(Source.values)}
    rows = sorted(project.funding.all(), key=lambda row: (order[row.source], row.pk))
    cents: dict[str, int] = {}
    for row in rows:
        if row.amount is not None:
            cents[row.source] = cents.get(row.source, 0) + row.amount.cents
    return Mix(
        houses=houses_of(cents), rows=rows, total=Money(sum(cents.values())), hours=sum(row.hours or 0 for row in rows)
    )


def funding_of_all() -> list[House]:
    """Who carries the published projects together, largest share first. Hours are not money and stay out."""
    sums = (
        FundingShare.objects.filter(project__state__in=PUBLIC, amount__isnull=False)
        .order_by()
        .values_list("source")
        .annotate(total=Sum("amount"))
    )
    cents = {source: total.cents if isinstance(total, Money) else int(total) for source, total in sums}
    return houses_of(dict(sorted(cents.items(), key=lambda share: -share[1])))
