"""Needs for people who answered a few questions: what surely fits first, then what may. The viewer comes first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

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
from gemeinsinn.volunteering.lifecycle.opportunities import AXIS, picky
from gemeinsinn.volunteering.models.opportunities import KINDS

Picked = Mapping[str, str]
NONE = Q(pk__in=[])


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


def meets(key: str, answer: str) -> Q:
    """Known, and as wanted."""
    return Q(**{f"opportunity__{AXIS[key].field}__in": sorted(AXIS[key].meets[answer])})


def contradicts(key: str, answer: str) -> Q:
    """Known, and otherwise. What nobody said contradicts nothing."""
    axis = AXIS[key]
    others = {value for values in axis.meets.values() for value in values} - axis.meets[answer]
    return Q(**{f"opportunity__{axis.field}__in": sorted(others)})


def any_of(conditions: Iterable[Q]) -> Q:
    """One of them holds; none of none."""
    found = NONE
    for condition in conditions:
        found |= condition
    return found


def contradicted(answers: Picked) -> Q:
    """What is known speaks against one of the answers."""
    return any_of(contradicts(key, answer) for key, answer in picky(answers).items())


def number_of_fits(answers: Picked) -> Any:
    """How many answers are surely met, in SQL."""
    found: Any = Value(0, output_field=IntegerField())
    for key, answer in picky(answers).items():
        found = found + Case(When(meets(key, answer), then=1), default=0, output_field=IntegerField())
    return found


def totals(rows: QuerySet[Need], variants: Mapping[str, Picked]) -> dict[str, int]:
    """How many needs each set of answers leaves: two reads, however many there are.

    Only needs somebody described can contradict, so only they are looked at one by one. Counting many takes time, so
    counts on a large board are kept for a minute; on a small one they are exact.
    """
    counting = rows.order_by()
    mark = sha256(
        f"{counting.query} {sorted((name, picky(one)) for name, one in variants.items())}".encode()
    ).hexdigest()
    kept: dict[str, int] | None = cache.get(f"wizard-{mark}")
    if kept is not None:
        return kept
    against = counting.filter(opportunity__isnull=False).aggregate(
        **{f"n_{name}": Count("pk", filter=contradicted(answers)) for name, answers in variants.items()}
    )
    everything = counting.count()
    left = {name: everything - against[f"n_{name}"] for name in variants}
    if everything > KEEP_COUNTS_OVER:
        cache.set(f"wizard-{mark}", left, KEEP_COUNTS_FOR)
    return left


def compatible(answers: Picked) -> Q:
    """Described, and nothing known speaks against the answers."""
    told = Q(opportunity__isnull=False)
    for key, answer in picky(answers).items():
        told &= meets(key, answer) | Q(**{f"opportunity__{AXIS[key].field}": ""})
    return told


def undescribed(answers: Picked) -> Q:
    """Nobody said anything about what was answered."""
    silent = Q(**{f"opportunity__{AXIS[key].field}": "" for key in picky(answers)})
    return Q(opportunity__isnull=True) | silent


def matches_for(viewer: Any, filters: Filters, answers: Picked, *, total: int, size: int = PAGE_SIZE) -> Matches:
    """One page. First what surely meets an answer, the most met first; then what nobody has described so far."""
    rows = open_needs(viewer, filters)
    page = min(filters.page, max(1, -(-total // size)))
    start = (page - 1) * size
    wanted = min(size, total - start)
    if wanted <= 0:
        return Matches([], {}, total, page)
    if not picky(answers):
        ids = list(rows.values_list("pk", flat=True)[start : start + wanted])
        return Matches(rows_in_order(Need, ids, filters), {}, total, page)
    order = ("distance_km", "-pk") if filters.spot is not None else ("-published_at", "-pk")
    sure = rows.filter(compatible(answers)).annotate(fits=number_of_fits(answers)).filter(fits__gt=0)
    found = list(sure.order_by("-fits", *order).values_list("pk", "fits")[start : start + wanted])
    ids = [pk for pk, _fits in found]
    if len(ids) < wanted:
        begin = max(0, start - sure.count())
        rest = rows.filter(undescribed(answers)).values_list("pk", flat=True)
        ids += rest[begin : begin + wanted - len(ids)]
    return Matches(rows_in_order(Need, ids, filters), dict(found), total, page)
