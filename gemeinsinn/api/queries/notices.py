"""Needs and offers as nobody in particular sees them."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from gemeinsinn.api.cursors import Cursor, Order
from gemeinsinn.api.opportunities import OF_OPPORTUNITY
from gemeinsinn.api.queries.pages import BESIDE, Slice, marks_of, ordered, slice_of
from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.exchange.lifecycle.notices import SHOWN, State
from gemeinsinn.exchange.models import Need, Notice, Offer
from gemeinsinn.exchange.queries.filters import Filters
from gemeinsinn.exchange.queries.notices import NARROWER, listed, narrowed, of_kinds

NOBODY = AnonymousUser()
GONE = frozenset({State.HIDDEN, State.WITHDRAWN})
OF_PROJECT = ("title", "slug", "state")
FEWEST_KM = 1  # smaller circles are not worth a question of their own


def notice_slice(
    model: type[Need] | type[Offer], filters: Filters, *, since: datetime | None, cursor: Cursor | None, limit: int
) -> Slice:
    """One page of the board: nearest first with a place, by change with `since`, else newest first."""
    order = order_of(filters, since)
    rows: QuerySet[Any] = of_kinds(listed(NOBODY, model), filters.kinds)
    if since is not None:
        rows = rows.filter(changed_at__gte=since)
    return board_slice(rows, filters, order, cursor=cursor, limit=limit)


def board_slice(rows: QuerySet[Any], filters: Filters, order: Order, *, cursor: Cursor | None, limit: int) -> Slice:
    """One page of these rows narrowed by the board's filters."""
    if order != Order.NEAREST:
        return slice_of(ordered(narrowed(rows, filters), order, cursor), order, limit)
    found = Slice([], "")
    for share in NARROWER:  # a small circle that fills the page is as good as the large one
        radius = filters.radius / share
        if share == 1 or (radius >= FEWEST_KM and (cursor is None or cursor.at < radius)):
            found = slice_of(ordered(narrowed(rows, filters, radius=radius), order, cursor), order, limit)
            if found.next:
                break
    return found


def order_of(filters: Filters, since: datetime | None) -> Order:
    """How a list with these filters is ordered."""
    if since is not None:
        return Order.CHANGED
    return Order.NEAREST if filters.spot is not None else Order.NEWEST


def notice_marks(rows: list[Any]) -> list[tuple[Any, ...]]:
    """What the answers for needs or offers are made of."""
    return [mark for row in rows for mark in marks_of([row], beside_of(type(row)))]


def beside_of(model: type[Need] | type[Offer]) -> dict[str, tuple[str, ...]]:
    """Which rows are told of beside a notice, and what of them."""
    return {**BESIDE, "project": OF_PROJECT, "opportunity": OF_OPPORTUNITY} if model is Need else BESIDE


def notices_of(model: type[Need] | type[Offer], ids: list[int]) -> list[Any]:
    """The rows in the order of the ids, with all that is shown of them."""
    if not ids:
        return []
    beside = (*beside_of(model), *(("opportunity__field",) if model is Need else ()))
    rows: QuerySet[Any] = model._default_manager.filter(pk__in=ids).select_related(*beside).order_by()
    by_id = {row.pk: row for row in rows}
    return [by_id[pk] for pk in ids if pk in by_id]


def public_notice_id(model: type[Need] | type[Offer], pk: int) -> int | None:
    """The id if everyone may read it. Raises NoLongerThere for what everyone could read and is taken down."""
    rows: QuerySet[Any] = model._default_manager.filter(audience=Notice.Audience.PUBLIC)
    try:
        row = rows.values_list("state", "published_at").get(pk=pk)
    except (model.DoesNotExist, OverflowError):
        return None
    if row[0] in GONE and row[1] is not None:
        raise NoLongerThere("")
    return pk if row[0] in SHOWN else None
