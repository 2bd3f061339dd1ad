"""Projects as everyone sees them."""

from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from gemeinsinn.api.cursors import Cursor, Order
from gemeinsinn.api.queries.pages import BESIDE, Slice, marks_of, ordered, slice_of
from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.places.models import Quarter
from gemeinsinn.places.queries import Spot
from gemeinsinn.projects.lifecycle import PUBLIC, State
from gemeinsinn.projects.models import Project, ProjectStep
from gemeinsinn.projects.queries import Filters, listed_projects


def project_slice(
    filters: Filters,
    spot: Spot | None,
    quarter: Quarter | None,
    *,
    since: datetime | None,
    cursor: Cursor | None,
    limit: int,
) -> Slice:
    """One page of public projects: nearest first with a place, by change with `since`, else newest first."""
    order = project_order(spot, since)
    rows = listed_projects(filters, spot, quarter)
    if since is not None:
        rows = rows.filter(changed_at__gte=since)
    return slice_of(ordered(rows, order, cursor), order, limit)


def project_order(spot: Spot | None, since: datetime | None) -> Order:
    """How a list with these filters is ordered."""
    if since is not None:
        return Order.CHANGED
    return Order.NEAREST if spot is not None else Order.NEWEST


def project_marks(rows: list[Project]) -> list[Any]:
    """What the answers for projects are made of, plan and mix included."""
    return [
        (
            mark,
            [(step.pk, step.title, step.due, step.done_on) for step in row.steps.all()],
            [(share.pk, str(share.amount), share.source, share.hours) for share in row.funding.all()],
        )
        for row, mark in zip(rows, marks_of(rows, BESIDE), strict=True)
    ]


def projects_of(ids: list[int]) -> list[Project]:
    """The rows in the order of the ids, with plan and mix."""
    if not ids:
        return []
    rows = (
        Project.objects.filter(pk__in=ids)
        .select_related("municipality", "quarter", "organisation")
        .prefetch_related(Prefetch("steps", ProjectStep.objects.order_by("position", "pk")), "funding")
    )
    by_id = {row.pk: row for row in rows.order_by()}
    return [by_id[pk] for pk in ids if pk in by_id]


def public_project_id(pk: int) -> int | None:
    """The id if everyone may see it. Raises NoLongerThere for what everyone could see and is hidden."""
    try:
        row = Project.objects.values_list("state", "published_at").get(pk=pk)
    except (Project.DoesNotExist, OverflowError):
        return None
    if row[0] == State.HIDDEN and row[1] is not None:
        raise NoLongerThere("")
    return pk if row[0] in PUBLIC else None
