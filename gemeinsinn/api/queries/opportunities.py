"""Needs of time and skill as other platforms take them over, with their shifts, and those taken down meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from gemeinsinn.activity.queries import changed_in
from gemeinsinn.api.cursors import Cursor, Order
from gemeinsinn.api.opportunities import OF_OPPORTUNITY
from gemeinsinn.api.queries.notices import NOBODY, OF_PROJECT, board_slice, order_of, public_notice_id
from gemeinsinn.api.queries.pages import BESIDE, Slice, first_of, marks_of, ordered
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Kind, Need, Notice
from gemeinsinn.exchange.models.notices import TAKEN_DOWN
from gemeinsinn.exchange.queries.filters import Filters
from gemeinsinn.exchange.queries.notices import listed, narrowed
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.volunteering.models import EngagementField, Shift
from gemeinsinn.volunteering.models.opportunities import KINDS

WITHDRAWN_FOR = timedelta(days=90)  # that long a copy is told that something was taken down
MOST_SHIFTS = 50  # of each in a list; one alone is told with all
OF_AGENCY = ("name", "slug", "state", "email", "phone")
OF_SHIFT = (
    "pk", "plan_id", "role", "place", "starts_at", "ends_at", "capacity", "places", "taken", "least", "deadline",
    "qualification", "least_age", "most_age",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What narrows the list: the board's own filters, and a field of engagement and an agency."""

    filters: Filters
    field: EngagementField | None = None
    agency: Organisation | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """Time and skill, or one of them."""
        return tuple(kind for kind in self.filters.kinds or Kind.values if kind in KINDS)


def chosen(rows: QuerySet[Need], wanted: Wanted) -> QuerySet[Need]:
    """Of these kinds, this field, this agency."""
    rows = rows.filter(kind__in=wanted.kinds)
    if wanted.field is not None:
        rows = rows.filter(opportunity__field=wanted.field)
    return rows if wanted.agency is None else rows.filter(agency=wanted.agency)


def opportunity_slice(wanted: Wanted, *, since: datetime | None, cursor: Cursor | None, limit: int) -> Slice:
    """One page: nearest first with a place, else newest first; with `since` by change, with what was taken down."""
    if since is None:
        rows = chosen(listed(NOBODY, Need), wanted).exclude(until__lt=timezone.localdate())
        return board_slice(rows, wanted.filters, order_of(wanted.filters, since), cursor=cursor, limit=limit)
    found: list[tuple[int, Any]] = []
    for some in (*(chosen(rows, wanted) for rows in (listed(NOBODY, Need), *taken_down())), of_another_kind(wanted)):
        changed = narrowed(some.filter(changed_at__gte=since), wanted.filters)
        found += first_of(ordered(changed, Order.CHANGED, cursor), Order.CHANGED, limit)
    return Slice.of(sorted(found, key=lambda row: (row[1], row[0])), Order.CHANGED, limit)


def taken_down() -> list[QuerySet[Need]]:
    """What everyone could read until lately. Apart, so that each is read by an index of its own."""
    lately = timezone.now() - WITHDRAWN_FOR
    for_partners = Need.objects.filter(state=State.PUBLISHED, audience=Notice.Audience.PARTNERS, changed_at__gte=lately)
    return [for_partners, Need.objects.filter(TAKEN_DOWN, changed_at__gte=lately)]


def of_another_kind(wanted: Wanted) -> QuerySet[Need]:
    """What was of a wanted kind until lately, perhaps: the stream says that the kind was changed, not from which."""
    lately = timezone.now() - WITHDRAWN_FOR
    rows = Need.objects.exclude(kind__in=wanted.kinds).filter(published_at__isnull=False, changed_at__gte=lately)
    rows = rows.filter(pk__in=changed_in(Need, "kind", since=lately))
    return rows if wanted.agency is None else rows.filter(agency=wanted.agency)


def opportunities_of(ids: list[int]) -> list[Need]:
    """The rows in the order of the ids, with all that is told of them but their shifts."""
    beside = ("opportunity__field", "agency__contact_release", "project", *BESIDE)
    by_id = {row.pk: row for row in Need.objects.filter(pk__in=ids).select_related(*beside).order_by()}
    return [by_id[pk] for pk in ids if pk in by_id]


def shifts_of(ids: Iterable[int], *, most: int | None = MOST_SHIFTS) -> dict[int, list[Shift]]:
    """The next shifts of each plan, by need. `coming` on each is how many there are in all."""
    rows = Shift.objects.filter(plan__in=list(ids), starts_at__gt=timezone.now(), called_off_at=None)
    rows = rows.annotate(coming=Window(Count("pk"), partition_by="plan"))
    if most is not None:
        number = Window(RowNumber(), partition_by="plan", order_by=[F("starts_at"), F("pk")])
        rows = rows.annotate(number=number).filter(number__lte=most)
    found: dict[int, list[Shift]] = {}
    for shift in rows.order_by("plan", "starts_at", "pk"):
        found.setdefault(shift.plan_id, []).append(shift)
    return found


def opportunity_marks(rows: list[Need], shifts: dict[int, list[Shift]]) -> list[tuple[Any, ...]]:
    """Everything the answers are made of, shifts and the agency's release included."""
    beside = {**BESIDE, "project": OF_PROJECT, "opportunity": OF_OPPORTUNITY, "agency": OF_AGENCY}
    return [
        (
            *mark,
            getattr(row.agency, "contact_release", None) is not None,
            [tuple(getattr(shift, name) for name in (*OF_SHIFT, "coming")) for shift in shifts.get(row.pk, [])],
        )
        for row, mark in zip(rows, marks_of(rows, beside), strict=True)
    ]


def field_names() -> list[str]:
    """What there is to choose from, as it is shown."""
    return [str(field) for field in EngagementField.objects.filter(hidden=False)]


def agency_called(slug: str) -> Organisation | None:
    """A published agency by the key in its page's address."""
    return Organisation.objects.filter(slug=slug, kind=Organisation.Kind.AGENCY, state="published").first()


def public_opportunity_id(pk: int) -> int | None:
    """The id if everyone may read it and it is one. Raises NoLongerThere for what is taken down."""
    found = public_notice_id(Need, pk)
    return found if found is not None and Need.objects.filter(pk=found, kind__in=KINDS).exists() else None
