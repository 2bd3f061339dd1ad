"""Needs for people who answered a few questions: what surely fits first, then what may. The viewer comes first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import compress, islice
from typing import Any

from django.core.cache import cache
from django.db.models import F, Q, QuerySet

from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.filters import Filters
from gemeinsinn.exchange.queries.notices import (
    KEEP_COUNTS_FOR,
    KEEP_COUNTS_OVER,
    PAGE_SIZE,
    listed,
    narrowed,
    rows_in_order,
)
from gemeinsinn.volunteering.lifecycle.opportunities import AXES, fits_of
from gemeinsinn.volunteering.models.opportunities import KINDS

Picked = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Open:
    """All that is open, in the order of the board: beside each id the place in `known` of what is known about it."""

    ids: list[int]
    sorts: list[int]
    known: list[dict[str, str]]

    def fits(self, answers: Picked) -> list[int | None]:
        """For each sort how many answers it surely meets; None where what is known speaks against one."""
        return [fits_of(values, answers) for values in self.known]


@dataclass(frozen=True, slots=True)
class Matches:
    """One page: rows in order, how many answers each surely meets, and how many there are in all."""

    needs: list[Need]
    fits: dict[int, int]
    total: int
    page: int


def open_needs(viewer: Any, filters: Filters) -> QuerySet[Need]:
    """Time and skill that is still asked for; with a place only around it, nearest first."""
    rows = listed(viewer, Need).filter(kind__in=KINDS).filter(Q(amount=None) | Q(covered__lt=F("amount")))
    return narrowed(rows, filters)


def read_open(viewer: Any, filters: Filters) -> Open:
    """What is open, in one read, whatever is asked of it afterwards.

    Many needs are few sorts, so counting goes over sorts. A large board is kept for a minute; a small one is exact.
    """
    order = ("distance_km", "-pk") if filters.spot is not None else ("-published_at", "-pk")
    rows = open_needs(viewer, filters).order_by(*order)
    reading = rows.values_list("pk", *(f"opportunity__{axis.field}" for axis in AXES))
    key = f"wizard-{sha256(str(reading.query).encode()).hexdigest()}"
    kept: Open | None = cache.get(key)
    if kept is not None:
        return kept
    places: dict[tuple[str | None, ...], int] = {}
    ids, sorts = [], []
    for pk, *values in reading:
        ids.append(pk)
        sorts.append(places.setdefault(tuple(values), len(places)))
    known = [{axis.field: value or "" for axis, value in zip(AXES, one, strict=True)} for one in places]
    found = Open(ids, sorts, known)
    if len(ids) > KEEP_COUNTS_OVER:
        cache.set(key, found, KEEP_COUNTS_FOR)
    return found


def totals(board: Open, variants: Mapping[str, Picked]) -> dict[str, int]:
    """How many needs each set of answers leaves."""
    many = Counter(board.sorts)
    left = {name: board.fits(answers) for name, answers in variants.items()}
    return {name: sum(many[sort] for sort, fit in enumerate(fits) if fit is not None) for name, fits in left.items()}


def matches_for(viewer: Any, board: Open, filters: Filters, answers: Picked, *, size: int = PAGE_SIZE) -> Matches:
    """One page. First what surely meets an answer, the most met first; then what nobody has described so far.

    What was taken down since the board was read is left out.
    """
    fits, many = board.fits(answers), Counter(board.sorts)
    total = sum(many[sort] for sort, fit in enumerate(fits) if fit is not None)
    page = min(filters.page, max(1, -(-total // size)))
    skip = (page - 1) * size
    found: dict[int, int] = {}
    for level in sorted({fit for fit in fits if fit is not None}, reverse=True):
        at_level = sum(many[sort] for sort, fit in enumerate(fits) if fit == level)
        mine = compress(board.ids, (fits[sort] == level for sort in board.sorts))
        found |= dict.fromkeys(islice(mine, skip, skip + size - len(found)), level)
        skip = max(0, skip - at_level)
        if len(found) == size:
            break
    hanging = set(listed(viewer, Need).filter(pk__in=found).values_list("pk", flat=True)) if found else set()
    surely = {pk: level for pk, level in found.items() if level}
    return Matches(rows_in_order(Need, [pk for pk in found if pk in hanging], filters), surely, total, page)
