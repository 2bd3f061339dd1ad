"""Counting without reading everything: many capped counts in one query."""

from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from gemeinsinn.people.models import User

CAP = 300  # nobody plans a day by telling 300 from 400


class CappedCount(Subquery):
    """How many rows a query finds, at most CAP: the cost does not grow with the table."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet[Any]) -> None:
        super().__init__(rows.order_by().values("pk")[:CAP])


def count_all(viewer: Any, rows: dict[str, QuerySet[Any]]) -> dict[str, int]:
    """The capped count of each query, all of them in one."""
    # The viewer's own row is only the one row that the counts hang on.
    found = User.objects.filter(pk=viewer.pk).values(**{name: CappedCount(query) for name, query in rows.items()})
    row: dict[str, int] = dict(found.get())  # type: ignore[arg-type]  # names come from the caller
    return row
