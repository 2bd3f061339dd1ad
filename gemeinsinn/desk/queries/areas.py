"""Quarters of a desk in figures of this month."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from django.db.models import Count, Q

from gemeinsinn.desk.queries.figures import SAMPLE, first_answers, settled_promises
from gemeinsinn.desk.queries.lists import areas
from gemeinsinn.desk.queries.matters import Art, matters
from gemeinsinn.desk.rules import Desk
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.organisations.models import AgencyArea
from gemeinsinn.partnerships.lifecycle import Outcome

Place = tuple[int | None, int | None]  # (municipality, quarter)


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """One area: open needs and offers, median days to the first answer, promises kept of those due this month."""

    area: AgencyArea
    needs: int
    offers: int
    days: float | None
    kept: int
    due: int


def area_figures(desk: Desk, *, now: datetime) -> list[AreaFigures]:
    """All areas of a desk; five queries, whatever their number."""
    needs, offers = (_open_by_place(desk, art) for art in (Art.NEED, Art.OFFER))
    waits = _waits_by_place(desk, now=now)
    kept, due = _promises_by_place(desk, now=now)
    found = []
    listed = areas(desk)
    own_quarters = {area.quarter_id for area in listed if area.quarter_id}
    for area in listed:
        places = _places_of(area, own_quarters)
        days = [wait for place, some in waits.items() if places(place) for wait in some]
        found.append(
            AreaFigures(
                area,
                sum(number for place, number in needs.items() if places(place)),
                sum(number for place, number in offers.items() if places(place)),
                round(median(days), 1) if days else None,
                sum(number for place, number in kept.items() if places(place)),
                sum(number for place, number in due.items() if places(place)),
            )
        )
    return found


def _places_of(area: AgencyArea, own_quarters: set[int | None]) -> Any:
    """Whether a place belongs to an area: its quarter, or its municipality without quarters that are areas of their own."""
    if area.quarter_id:
        return lambda place: place[1] == area.quarter_id
    return lambda place: place[0] == area.municipality_id and place[1] not in own_quarters


def _open_by_place(desk: Desk, art: Art) -> dict[Place, int]:
    rows = matters(desk, art).filter(state=NoticeState.PUBLISHED).order_by().values_list("municipality", "quarter")
    return {(town, quarter): number for town, quarter, number in rows.annotate(number=Count("pk"))}


def _waits_by_place(desk: Desk, *, now: datetime) -> dict[Place, list[float]]:
    first = first_answers(desk, now=now).values_list(
        "need__municipality", "need__quarter", "need__published_at", "confirmed_at"
    )
    found: dict[Place, list[float]] = defaultdict(list)
    for town, quarter, published, answered in first[: 4 * SAMPLE]:
        found[town, quarter].append(max(0.0, (answered - published).total_seconds() / 86400))
    return found


def _promises_by_place(desk: Desk, *, now: datetime) -> tuple[dict[Place, int], dict[Place, int]]:
    rows = settled_promises(desk, now=now).order_by()
    kept: dict[Place, int] = defaultdict(int)
    due: dict[Place, int] = defaultdict(int)
    for path in ("response__need", "response__offer"):
        counted = (
            rows.filter(**{f"{path}__isnull": False})
            .values_list(f"{path}__municipality", f"{path}__quarter")
            .annotate(due=Count("pk"), kept=Count("pk", filter=Q(outcome=Outcome.YES)))
        )
        for town, quarter, all_due, all_kept in counted:
            due[town, quarter] += all_due
            kept[town, quarter] += all_kept
    return kept, due
