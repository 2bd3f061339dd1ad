"""Which open opportunities fit somebody: what the search finds for their words, and what lies in their fields."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.filters import Filters
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.search import search
from gemeinsinn.placement.models import Case
from gemeinsinn.places.distance import km_between
from gemeinsinn.places.queries import Spot, spot_of_municipality, spot_of_quarter
from gemeinsinn.volunteering.models.opportunities import KINDS
from gemeinsinn.volunteering.queries.wizard import open_needs

EVERYBODY = AnonymousUser()  # what is suggested to a person is what the person could read
MOST = 18
A_LIST = 24
ON_A_ROW = ("organisation", "municipality", "quarter", "opportunity__field", "contact")


@dataclass(slots=True)
class Idea:
    """One opportunity: how far away (None: not known), whether it lies in a field of theirs, whether the words fit."""

    need: Need
    km: float | None = None
    in_field: bool = False
    fits_words: bool = False
    rank: int = field(default=999, repr=False)


def spot_of(case: Case) -> Spot | None:
    """Where the person lives, as finely as they said; None if they did not."""
    if case.quarter is not None:
        return spot_of_quarter(case.quarter)
    return spot_of_municipality(case.municipality) if case.municipality is not None else None


def spot_around(case: Case) -> Spot | None:
    """Around which place to look: theirs, else the agency's own town."""
    town = case.agency.municipality
    return spot_of(case) or (spot_of_municipality(town) if town is not None else None)


def ideas_for(case: Case, *, words: str, km: int, now: datetime, most: int = MOST) -> list[Idea]:
    """What fits both ways first, then by the search's order, then in their fields, then whatever is near."""
    spot = spot_around(case)
    reach = Filters(spot=spot, radius=km)
    open_ones = open_needs(EVERYBODY, reach).exclude(pk__in=case.proposals.exclude(state="not").values("need"))
    ranks = ranks_of(words, spot, km, now=now)
    chosen = set(case.fields.values_list("pk", flat=True))
    in_fields = ids(open_ones.filter(opportunity__field__in=chosen)) if chosen else []
    wanted = list(dict.fromkeys([*ranks, *in_fields]))
    if len(wanted) < most:
        wanted += ids(open_ones.exclude(pk__in=wanted), most - len(wanted))
    rows = open_ones.order_by().filter(pk__in=wanted).select_related(*ON_A_ROW)
    found = [idea_of(need, spot, chosen, ranks) for need in rows]
    found.sort(key=lambda one: (-(one.in_field + one.fits_words), one.rank, one.km or 0, -one.need.pk))
    return found[:most]


def ranks_of(words: str, spot: Spot | None, km: int, *, now: datetime) -> dict[int, int]:
    """Place in the search's order by the need's id; nothing without words."""
    if not words.strip():
        return {}
    asked = SearchRequest(words=words, sides=("need",), kinds=tuple(sorted(KINDS)), spot=spot, km=km, size=A_LIST)
    return {hit.object.pk: number for number, hit in enumerate(search(EVERYBODY, asked, now=now).hits)}


def ids(rows: QuerySet[Need], most: int = A_LIST) -> list[int]:
    """The first ids of a list."""
    return list(rows.values_list("pk", flat=True)[:most])


def idea_of(need: Need, spot: Spot | None, chosen: set[int], ranks: dict[int, int]) -> Idea:
    """One need with what speaks for it."""
    known = spot is not None and need.lat is not None and need.lon is not None
    told = getattr(need, "opportunity", None)
    return Idea(
        need,
        km_between(spot.lat, spot.lon, need.lat, need.lon) if known else None,  # type: ignore[union-attr, arg-type]  # known says so
        told is not None and told.field_id in chosen,
        need.pk in ranks,
        ranks.get(need.pk, 999),
    )
