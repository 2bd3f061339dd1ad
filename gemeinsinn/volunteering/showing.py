"""Plans as pages show them: months to choose from, days, rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gemeinsinn.ui import formats
from gemeinsinn.volunteering.actions.suiting import is_open
from gemeinsinn.volunteering.models import Plan, Shift
from gemeinsinn.volunteering.queries.plans import ShiftFilter, coming_shifts, months_of, shifts_in, words_of
from gemeinsinn.volunteering.wording.shifts import hours_words, limit_words, room_words

ALL_ON_ONE_PAGE = 60


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its rows."""

    day: date
    rows: list[dict[str, Any]] = field(default_factory=list)


def shift_row(shift: Shift, *, now: datetime) -> dict[str, Any]:
    """One shift as a line of a list."""
    return {
        "shift": shift,
        "id": shift.pk,
        "hours": hours_words(shift.starts_at, shift.ends_at),
        "what": " · ".join(part for part in (shift.role, shift.place) if part),
        "room": room_words(shift),
        "limits": limit_words(shift),
        "full": not shift.left,
        "open": is_open(shift, now=now),
        "called_off": shift.called_off_at is not None,
    }


def by_day(shifts: Iterable[Shift], *, now: datetime) -> list[Day]:
    """Shifts in the order of time, under their days."""
    days: list[Day] = []
    for shift in shifts:
        day = timezone.localtime(shift.starts_at).date()
        if not days or days[-1].day != day:
            days.append(Day(day))
        days[-1].rows.append(shift_row(shift, now=now))
    return days


def month_typed(text: str) -> date | None:
    """ "2027-03" as its first day; None for anything else."""
    year, dash, month = text[:7].partition("-")
    digits = year.isascii() and month.isascii() and year.isdigit() and month.isdigit()
    if not (dash and digits and len(year) == 4 and 1 <= int(month) <= 12 and 2000 <= int(year) <= 2100):
        return None
    return date(int(year), int(month), 1)


def month_words(first: date) -> str:
    """ "März 2027"."""
    return formats.format_date(first, "LLLL y", locale=formats.current_locale())


def plan_on_page(plan: Plan, asked: Any, *, now: datetime) -> dict[str, Any]:
    """What the list to choose from shows: all of a short plan, of a long one a month. `asked` holds the query's words."""
    everything = coming_shifts(plan, now=now)
    months = months_of(everything)
    total = sum(month.shifts for month in months)
    firsts = [month.first for month in months]
    chosen = month_typed(asked.get("monat", ""))
    if total <= ALL_ON_ONE_PAGE:
        chosen = None
    elif chosen not in firsts:
        chosen = firsts[0]
    wanted = ShiftFilter(chosen, asked.get("rolle", "")[:80], asked.get("ort", "")[:160], asked.get("frei") == "1")
    shifts = list(shifts_in(everything, wanted)[:400])
    return {
        "days": by_day(shifts, now=now),
        "shown": {shift.pk for shift in shifts},
        "total": total,
        "months": [
            {
                "key": month.key,
                "label": month_words(month.first),
                "count": month.shifts,
                "current": month.first == chosen,
            }
            for month in months
        ]
        if total > ALL_ON_ONE_PAGE
        else [],
        "month": chosen and f"{chosen:%Y-%m}",
        "roles": words_of(everything, "role"),
        "places": words_of(everything, "place"),
        "wanted": wanted,
        "narrowed": bool(wanted.role or wanted.place or wanted.only_free),
        "asks_age": everything.filter(most_age__isnull=False).exists() or everything.filter(least_age__gt=16).exists(),
        "qualifications": sorted(
            set(everything.order_by().exclude(qualification="").values_list("qualification", flat=True)[:400])
        ),
    }
