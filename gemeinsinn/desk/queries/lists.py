"""The lists of the desk: filtered, in pages, at a cost that does not grow with the table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from gemeinsinn.desk.models import Assignment
from gemeinsinn.desk.queries.matters import SHELVES, Art, assigned_to, slim_rows
from gemeinsinn.desk.rules import Desk
from gemeinsinn.organisations.models import AgencyArea
from gemeinsinn.places.models import Municipality, Quarter

PER_PAGE = 25
MOST_AREAS = 300
MOST = 5000  # counted and paged at most; whoever wants more narrows the list down

_NOTICE_WORDS = (
    "title__icontains",
    "organisation_name__icontains",
    "contact__name__icontains",
    "organisation__name__icontains",
)
WORDS: dict[Art, tuple[str, ...]] = {
    Art.NEED: _NOTICE_WORDS,
    Art.OFFER: _NOTICE_WORDS,
    Art.RESPONSE: (
        "contact__name__icontains", "organisation_name__icontains", "need__title__icontains", "offer__title__icontains",
    ),
    Art.CALL: ("contact__name__icontains", "contact__phone__icontains", "need__title__icontains", "offer__title__icontains"),
    Art.AGREEMENT: (
        "response__need__title__icontains", "response__offer__title__icontains", "response__contact__name__icontains",
        "response__organisation_name__icontains", "response__organisation__name__icontains",
    ),
    Art.PROJECT: ("title__icontains", "contact__name__icontains", "organisation__name__icontains"),
    Art.ORGANISATION: ("name__icontains", "branch__icontains"),
}  # fmt: skip
# Where the place of a thing is written: on itself, or on the notice it belongs to.
PLACES: dict[Art, tuple[str, ...]] = {
    Art.RESPONSE: ("need__", "offer__"),
    Art.CALL: ("need__", "offer__"),
    Art.AGREEMENT: ("response__need__", "response__offer__"),
}
KINDS: dict[Art, tuple[str, ...]] = {Art.NEED: ("",), Art.OFFER: ("",)} | PLACES


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to. `place` is ("quarter" or "municipality", id); `colleague` an id or 0 for nobody."""

    state: str = ""
    kind: str = ""
    place: tuple[str, int] | None = None
    colleague: int | None = None
    words: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Something narrows the list."""
        return bool(self.state or self.kind or self.place or self.words) or self.colleague is not None


class ShortPaginator(Paginator):  # type: ignore[type-arg]  # generic only in the stubs
    """Counts up to MOST only."""

    @cached_property
    def count(self) -> int:
        """The number of rows, at most MOST."""
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[:MOST].count())


def listed(desk: Desk, art: Art, filters: Filters) -> QuerySet[Any]:
    """One sort of things at this desk, narrowed down, the newest first, with whoever looks after each."""
    # Newest by id: an index on the agency holds the ids in order, so nothing has to be sorted.
    found: QuerySet[Any] = slim_rows(art).filter(desk.covering(*SHELVES[art].agencies)).order_by("-pk")
    if filters.state:
        found = found.filter(state=filters.state)
    if filters.kind and art is Art.ORGANISATION:
        found = found.filter(kind=filters.kind)
    elif filters.kind and art in KINDS:
        found = found.filter(_either((f"{path}kind" for path in KINDS[art]), filters.kind))
    if filters.place:
        name, pk = filters.place
        found = found.filter(_either((f"{path}{name}" for path in PLACES.get(art, ("",))), pk))
    if filters.colleague:
        found = found.filter(assigned_to(art, filters.colleague))
    elif filters.colleague == 0:
        held = Assignment.objects.filter(subject_type=SHELVES[art].subject_type).values("subject_id")
        found = found.exclude(pk__in=held)
    for word in filters.words:
        found = found.filter(_either(WORDS[art], word))
    return found


def _either(lookups: Iterable[str], value: Any) -> Q:
    """Holds if any of the lookups finds the value."""
    return Q(*((path, value) for path in lookups), _connector=Q.OR)


@dataclass(frozen=True, slots=True)
class Area:
    """A town an agency looks after, or one quarter of it."""

    municipality: Municipality
    quarter: Quarter | None

    def __str__(self) -> str:
        return str(self.quarter or self.municipality)

    @property
    def key(self) -> str:
        """ "v-12" for a quarter (Viertel), "o-3" for a town (Ort): its name in addresses."""
        return f"v-{self.quarter.pk}" if self.quarter else f"o-{self.municipality.pk}"


def areas(desk: Desk) -> list[Area]:
    """The towns and quarters of the agencies shown, each town before its quarters; two queries."""
    assigned = AgencyArea.objects.filter(desk.covering("agency")).select_related("municipality", "quarter")
    own = list(assigned.order_by("municipality__name", "quarter__name")[:MOST_AREAS])
    towns = {area.municipality_id: area.municipality for area in own if area.quarter_id is None}
    found = [Area(area.municipality, area.quarter) for area in own]
    elsewhere = AgencyArea.objects.filter(quarter__isnull=False).values("quarter")
    for quarter in Quarter.objects.filter(municipality__in=list(towns)).exclude(pk__in=elsewhere)[:MOST_AREAS]:
        found.append(Area(towns[quarter.municipality_id], quarter))
    return sorted(found, key=lambda area: (area.municipality.name, area.quarter is not None, str(area)))
