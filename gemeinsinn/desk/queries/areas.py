"""Quarters of a desk in figures of this month."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from django.db.models import Count, Q

from gemeinsinn.desk.queries.figures import SAMPLE, days_between, first_answers, settled_promises
from gemeinsinn.desk.queries.lists import Area, areas
from gemeinsinn.desk.queries.matters import Art, matters
from gemeinsinn.desk.rules import Desk
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.partnerships.lifecycle import Outcome

Place = tuple[int | None, int | None]  # (municipality, quarter)


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """One area: open needs and offers, median days to the first answer, promises kept of those due this month."""

    area: Area
    needs: int
    offers: int
    days: float | None
    kept: int
    due: int


def area_figures(desk: Desk, *, now: datetime) -> list[AreaFigures]:
    """Every town of a desk with all its quarters in it, then those quarters where something is going on; seven queries."""
    needs, offers = (_open_by_place(desk, art) for art in (Art.NEED, Art.OFFER))
    waits = _waits_by_place(desk, now=now)
    kept, due = _promises_by_place(desk, now=now)
    found = []
    for area in areas(desk):
        days = [wait for some in _of(area, waits) for wait in some]
        figures = AreaFigures(
            area,
            sum(_of(area, needs)),
            sum(_of(area, offers)),
            round(median(days), 1) if days else None,
            sum(_of(area, kept)),
            sum(_of(area, due)),
        )
        if area.quarter is None or figures.needs or figures.offers or figures.due or days:
            found.append(figures)
    return found


def _of(area: Area, by_place: dict[Place, Any]) -> list[Any]:
    """What was counted in one area: a quarter's own, or everything in a town."""
    if area.quarter is not None:
        return [found for (_town, quarter), found in by_place.items() if quarter == area.quarter.pk]
    return [found for (town, _quarter), found in by_place.items() if town == area.municipality.pk]


def _open_by_place(desk: Desk, art: Art) -> dict[Place, int]:
    rows = matters(desk, art).filter(state=NoticeState.PUBLISHED).order_by().values_list("municipality", "quarter")
    return {(town, quarter): number for town, quarter, number in rows.annotate(number=Count("pk"))}


def _waits_by_place(desk: Desk, *, now: datetime) -> dict[Place, list[float]]:
    first = first_answers(desk, now=now).values_list(
        "need__municipality", "need__quarter", "need__published_at", "confirmed_at"
    )
    found: dict[Place, list[float]] = defaultdict(list)
    for town, quarter, published, answered in first[: 4 * SAMPLE]:
        found[town, quarter].append(days_between(published, answered))
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
