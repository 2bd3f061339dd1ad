"""The list of partners: what an address asks for, what is found, how many there would be for each choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Q, QuerySet, When

from gemeinsinn.core.text import clean_line
from gemeinsinn.organisations.models import Giving, Organisation
from gemeinsinn.organisations.queries.belonging import published_organisations
from gemeinsinn.places.distance import near
from gemeinsinn.places.models import Quarter
from gemeinsinn.places.queries import Spot, find_spot

Kind = Organisation.Kind
PAGE = 24
REACHES = (2, 5, 10, 25, 50)
REACH = 10
NEARBY_KM = 25
AS_LIST = "liste"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the query string asks for; nonsense counts as not asked."""

    kind: str = ""
    quarter: str = ""
    place: str = ""
    reach: int = REACH
    gives: str = ""
    words: str = ""
    view: str = ""

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> Filters:
        """Reads ?art=&quartier=&ort=&umkreis=&gibt=&wort=&ansicht=."""
        reach = str(query.get("umkreis", ""))
        return cls(
            kind=_known(query.get("art"), Kind.values),
            quarter=clean_line(str(query.get("quartier", ""))[:140]),
            place=clean_line(str(query.get("ort", ""))[:120]),
            reach=int(reach) if reach in {str(km) for km in REACHES} else REACH,
            gives=_known(query.get("gibt"), Giving.values),
            words=clean_line(str(query.get("wort", ""))[:120]),
            view=AS_LIST if query.get("ansicht") == AS_LIST else "",
        )

    def query(self, **changes: Any) -> str:
        """The query string of these filters with some changed, without what is not asked: "art=company&ort=Halle"."""
        new = replace(self, **changes)
        parts = {
            "art": new.kind, "quartier": new.quarter, "ort": new.place,
            "umkreis": str(new.reach) if new.place and new.reach != REACH else "", "gibt": new.gives, "wort": new.words,
            "ansicht": new.view,
        }  # fmt: skip
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def asked(self) -> bool:
        return bool(self.kind or self.quarter or self.place or self.gives or self.words)


def _known(value: Any, values: list[str]) -> str:
    return str(value) if value in values else ""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of partners, with what was understood and how many each choice would show."""

    page: Page[Organisation]
    spot: Spot | None
    quarter: Quarter | None
    by_kind: dict[str, int]
    by_giving: dict[str, int]


def found_organisations(viewer: Any, filters: Filters, page: Any = 1) -> Found:
    """Published partners for anyone; nearest first when a place is asked for, else by name."""
    spot = find_spot(filters.place) if filters.place else None
    quarter = (
        Quarter.objects.select_related("municipality").filter(slug=filters.quarter).first() if filters.quarter else None
    )
    around = _around(published_organisations(), filters, spot, quarter)
    of_kind = around.filter(kind=filters.kind) if filters.kind else around
    of_giving = around.filter(_gives(filters.gives)) if filters.gives else around
    listed = of_kind.filter(_gives(filters.gives)) if filters.gives else of_kind
    order = ["distance_km", "name", "pk"] if spot else ["name", "pk"]
    listed = listed.select_related("municipality", "quarter").order_by(*order)
    return Found(
        page=Paginator(listed, PAGE).get_page(page),
        spot=spot,
        quarter=quarter,
        by_kind=dict(of_giving.order_by().values_list("kind").annotate(Count("pk"))),
        by_giving=of_kind.order_by().aggregate(**{kind: Count("pk", filter=_gives(kind)) for kind in Giving.values}),
    )


def newest_organisations(viewer: Any, filters: Filters, *, most: int) -> list[Organisation]:
    """For a feed: published partners that pass the filters, those who came last first."""
    spot = find_spot(filters.place) if filters.place else None
    quarter = Quarter.objects.filter(slug=filters.quarter).first() if filters.quarter else None
    listed = _around(published_organisations(), filters, spot, quarter)
    if filters.kind:
        listed = listed.filter(kind=filters.kind)
    if filters.gives:
        listed = listed.filter(_gives(filters.gives))
    return list(listed.order_by("-created_at", "-pk")[:most])


def partners_nearby(organisation: Organisation, *, most: int = 3) -> list[Organisation]:
    """Others everyone may see, within 25 km: those of the same kind first, then the nearest."""
    if organisation.lat is None or organisation.lon is None:
        return []
    others = published_organisations().exclude(pk=organisation.pk)
    around = near(others, lat=organisation.lat, lon=organisation.lon, km=NEARBY_KM)
    alike_first = Case(When(kind=organisation.kind, then=0), default=1)
    return list(around.select_related("municipality", "quarter").order_by(alike_first, F("distance_km"), "pk")[:most])


def _gives(kind: str) -> Q:
    return Q(gives_kinds__has_key=kind)


def _around(
    partners: QuerySet[Organisation], filters: Filters, spot: Spot | None, quarter: Quarter | None
) -> QuerySet[Organisation]:
    """Everything but kind and giving, whose counts are shown beside the choices."""
    if filters.quarter:
        partners = partners.filter(quarter=quarter) if quarter else partners.none()
    if filters.place:
        partners = near(partners, lat=spot.lat, lon=spot.lon, km=filters.reach) if spot else partners.none()
    for word in filters.words.split()[:6]:
        found = Q()
        for field in ("name", "branch", "about", "gives", "gives_kinds"):
            found |= Q(**{f"{field}__icontains": word})
        partners = partners.filter(found)
    return partners
