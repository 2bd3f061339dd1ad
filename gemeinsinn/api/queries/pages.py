"""One page of any list: the ids behind a cursor, in a stable order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from gemeinsinn.api.cursors import Cursor, Order, cursor_of, write_cursor

FIELDS = {Order.NEWEST: "published_at", Order.CHANGED: "changed_at", Order.NEAREST: "distance_km"}
MIDDLE = ("name", "lat", "lon")
BESIDE: dict[str, tuple[str, ...]] = {
    "municipality": MIDDLE, "quarter": (*MIDDLE, "slug"), "organisation": ("name", "slug", "state"),
}  # fmt: skip
SORTED = {
    Order.NEWEST: ("-published_at", "-pk"),
    Order.CHANGED: ("changed_at", "pk"),
    Order.NEAREST: ("distance_km", "-pk"),
}


@dataclass(frozen=True, slots=True)
class Slice:
    """The ids of one page, and the cursor of the next ("" on the last)."""

    ids: list[int]
    next: str

    @classmethod
    def of(cls, found: Sequence[tuple[int, Any]], order: Order, limit: int) -> "Slice":
        """The first `limit` of (id, value of the order); whatever is beyond says that there is a next page."""
        ids = [pk for pk, _value in found[:limit]]
        if len(found) <= limit:
            return cls(ids, "")
        pk, value = found[limit - 1]
        return cls(ids, write_cursor(cursor_of(order, value, pk)))


def marks_of(rows: Iterable[Any], beside: Mapping[str, Sequence[str]]) -> list[tuple[Any, ...]]:
    """Everything the answers for these rows are made of, as plain values: equal marks, equal answers.

    `beside` names what is told of related rows: {"quarter": ("name", "slug")}.
    """
    return [
        (
            *(getattr(row, field.attname) for field in row._meta.concrete_fields),
            *(getattr(getattr(row, thing, None), name, None) for thing, names in beside.items() for name in names),
        )
        for row in rows
    ]


def ordered(rows: QuerySet[Any], order: Order, cursor: Cursor | None) -> QuerySet[Any]:
    """The rows behind the cursor in the list's order. Nearest needs rows with `distance_km`."""
    if cursor is not None:
        field = FIELDS[order]
        value = cursor.at if order == Order.NEAREST else cursor.moment
        forward = "lt" if order == Order.NEWEST else "gt"
        later_id = "gt" if order == Order.CHANGED else "lt"
        # The first condition is implied by the second; with it an index is entered in the right place.
        rows = rows.filter(**{f"{field}__{forward}e": value})
        rows = rows.filter(Q(**{f"{field}__{forward}": value}) | Q(**{f"pk__{later_id}": cursor.pk}))
    return rows.order_by(*SORTED[order])


def slice_of(rows: QuerySet[Any], order: Order, limit: int) -> Slice:
    """The first `limit` of ordered rows."""
    return Slice.of(first_of(rows, order, limit), order, limit)


def first_of(rows: QuerySet[Any], order: Order, limit: int) -> list[tuple[int, Any]]:
    """(id, value of the order) of ordered rows: one more than `limit`, to know whether there is a next page."""
    return list(rows.values_list("pk", FIELDS[order])[: limit + 1])
