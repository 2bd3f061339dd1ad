"""Reading plans: their months, and the shifts of one of them."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from gemeinsinn.volunteering.models import Plan, Shift


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a plan: its first day, its number of shifts."""

    first: date
    shifts: int

    @property
    def key(self) -> str:
        """ "2027-03", as in addresses."""
        return f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class ShiftFilter:
    """What somebody looks for in a plan. An empty word means everything."""

    month: date | None = None
    role: str = ""
    place: str = ""
    only_free: bool = False


def coming_shifts(plan: Plan, *, now: datetime) -> QuerySet[Shift]:
    """What has not begun and takes place, in the order of time."""
    return plan.shifts.filter(starts_at__gt=now, called_off_at=None)


def months_of(shifts: QuerySet[Shift]) -> list[Month]:
    """The months in which there are shifts, in order."""
    rows = (
        shifts.order_by()
        .annotate(month=TruncMonth("starts_at"))
        .values("month")
        .annotate(n=Count("pk"))
        .order_by("month")
    )
    return [Month(timezone.localtime(row["month"]).date().replace(day=1), row["n"]) for row in rows]


def month_bounds(first: date) -> tuple[datetime, datetime]:
    """From the first moment of a month to the first of the next."""
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    start, end = (timezone.make_aware(datetime.combine(day, time())) for day in (first, following))
    return start, end


def shifts_in(shifts: QuerySet[Shift], wanted: ShiftFilter) -> QuerySet[Shift]:
    """The shifts that fit a filter."""
    if wanted.month is not None:
        start, end = month_bounds(wanted.month)
        shifts = shifts.filter(starts_at__gte=start, starts_at__lt=end)
    if wanted.role:
        shifts = shifts.filter(role=wanted.role)
    if wanted.place:
        shifts = shifts.filter(place=wanted.place)
    return shifts.filter(taken__lt=F("capacity")) if wanted.only_free else shifts


def words_of(shifts: QuerySet[Shift], name: str) -> list[str]:
    """The different roles or places of shifts, for a filter."""
    found = shifts.order_by().exclude(**{name: ""}).values_list(name, flat=True).distinct()
    return sorted(found)[:100]


def short_shifts(*, before: datetime, now: datetime) -> QuerySet[Shift]:
    """Shifts that begin before a moment with fewer people than they need, of which the host has not heard."""
    return Shift.objects.filter(
        Q(taken__lt=F("least")), called_off_at=None, short_told_at=None, starts_at__gt=now, starts_at__lt=before
    ).select_related("plan__need__contact", "plan__need__agency")
