"""What an agency reports: counted over a span of time and an area, never by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from gemeinsinn.guides.lifecycle.figures import veiled
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.placement.lifecycle.cases import AgeBand, CameBy, Gender
from gemeinsinn.placement.lifecycle.figures import NOT_SAID, Counts, Span
from gemeinsinn.placement.models import Case, Proposal
from gemeinsinn.placement.queries.staff import own_agencies
from gemeinsinn.places.models import Municipality, Quarter
from gemeinsinn.recognition.queries.hours import counted_hours, minutes_by
from gemeinsinn.volunteering.models import EngagementField


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures, and of people from where. `veil` hides small numbers from those who do not know the cases."""

    agencies: tuple[int, ...]
    municipality: Municipality | None = None
    quarter: Quarter | None = None
    veil: bool = False

    def within(self, path: str = "") -> Q:
        """The area as a condition on rows that have a place, or on what `path` leads to ("need__")."""
        if self.quarter is not None:
            return Q(**{f"{path}quarter": self.quarter})
        return Q(**{f"{path}municipality": self.municipality}) if self.municipality is not None else Q()


@dataclass(frozen=True, slots=True)
class Step:
    """One month or year of the course."""

    first: date
    enquiries: int = 0
    talks: int = 0
    placements: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums of a span, its course, and its parts. People may wish for several fields and are counted in each."""

    enquiries: int
    talks: int
    placements: int
    ended: int
    volunteers: int
    minutes: int
    course: list[Step]
    parts: dict[str, Counts] = field(default_factory=dict)


def agencies_counted(viewer: Any) -> tuple[list[Organisation], list[Organisation]]:
    """Whose figures this person may read, and which of these agencies are their own; the network's office reads all."""
    own = list(own_agencies(viewer))
    if viewer is not None and viewer.is_authenticated and is_network_office(viewer):
        rows = Organisation.objects.filter(kind=Organisation.Kind.AGENCY, state=OrganisationState.PUBLISHED)
        return list(rows.order_by("name", "pk")), own
    return own, own


def areas_of(agencies: tuple[int, ...]) -> list[Municipality | Quarter]:
    """Where people with a case come from: towns, each with its quarters behind it."""
    rows = Case.objects.filter(agency__in=agencies).order_by()
    towns = Municipality.objects.filter(pk__in=rows.values("municipality")).order_by("name", "pk")
    quarters = Quarter.objects.filter(pk__in=rows.values("quarter")).select_related("municipality")
    found: list[Municipality | Quarter] = []
    for town in towns:
        found += [town, *(one for one in quarters.order_by("name", "pk") if one.municipality_id == town.pk)]
    return found


def figures_of(scope: Scope, span: Span, areas: Iterable[Municipality | Quarter] | None = None) -> Figures:
    """Enquiries by the day of asking, talks by theirs, placements by theirs, hours by the day they were given.

    `areas` are those of `areas_of`, where somebody has them already.
    """
    cases = Case.objects.filter(scope.within(), agency__in=scope.agencies).order_by()
    asked = cases.filter(asked_on__range=(span.first, span.last))
    talked = cases.filter(talked_on__range=(span.first, span.last))
    proposals = Proposal.objects.filter(scope.within("case__"), case__agency__in=scope.agencies).order_by()
    days = (span.first, span.last)
    moved = proposals.filter(Q(placed_on__range=days) | Q(placed_on__isnull=False, ended_on__range=days))
    moves = Counted.of(moved, "placed_on", "ended_on", "field")
    placed, ended = moves.within("placed_on", span), moves.within("ended_on", span)
    given = counted_hours(scope.agencies, first=span.first, last=span.last).filter(scope.within("need__"))
    course = course_of(span, asked, talked, placed)
    fields = list(EngagementField.objects.all())
    people = Counted.of(asked, "age_band", "gender", "came_by", "municipality", "quarter")
    minutes = minutes_by(given, "field")
    parts: dict[str, Counts] = {
        "wanted": named_fields(counted(asked, "fields"), fields),
        "placed": named_fields(placed.by("field"), fields),
        "ages": known(people.by("age_band"), AgeBand),
        "genders": known(people.by("gender"), Gender),
        "came_by": known(people.by("came_by"), CameBy),
        "areas": named_areas(
            people.by("municipality", "quarter"), areas_of(scope.agencies) if areas is None else areas
        ),
    }
    if scope.veil:
        parts = {name: dict(veiled({key: n or 0 for key, n in part.items()})) for name, part in parts.items()}
    return Figures(
        enquiries=sum(step.enquiries for step in course),
        talks=sum(step.talks for step in course),
        placements=sum(step.placements for step in course),
        ended=sum(number for _values, number in ended.rows),
        volunteers=given.values("volunteer").distinct().count(),
        minutes=sum(minutes.values()),
        course=course,
        parts=parts | {"minutes": named_fields(minutes, fields)},
    )


def course_of(span: Span, asked: QuerySet[Case], talked: QuerySet[Case], placed: "Counted") -> list[Step]:
    """Every month or year of the span, also those in which nothing happened."""
    counts: dict[str, dict[date, int]] = {"enquiries": {}, "talks": {}, "placements": {}}
    enquiries = asked.values_list("asked_on").annotate(n=Count("pk"), name=Value("enquiries"))
    talks = talked.values_list("talked_on").annotate(n=Count("pk"), name=Value("talks"))
    placements = [(when, number, "placements") for when, number in placed.by("placed_on").items()]
    for when, number, name in [*enquiries.union(talks, all=True), *placements]:
        step = span.step_of(when)
        counts[name][step] = counts[name].get(step, 0) + number
    return [Step(first, **{name: found.get(first, 0) for name, found in counts.items()}) for first in span.steps()]


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows counted once by several names, to be added up by one of them or some."""

    names: tuple[str, ...]
    rows: list[tuple[tuple[Any, ...], int]]

    @classmethod
    def of(cls, rows: QuerySet[Any], *names: str) -> "Counted":
        """One query, whatever is asked of it later."""
        return cls(names, [(tuple(row[:-1]), row[-1]) for row in rows.values_list(*names).annotate(n=Count("pk"))])

    def within(self, name: str, span: Span) -> "Counted":
        """Only the rows of which this day lies in the span."""
        place = self.names.index(name)
        kept = [row for row in self.rows if row[0][place] and span.first <= row[0][place] <= span.last]
        return Counted(self.names, kept)

    def by(self, *names: str) -> dict[Any, int]:
        """Numbers by one name (key: its value) or several (key: a tuple)."""
        places = [self.names.index(name) for name in names]
        found: dict[Any, int] = {}
        for values, number in self.rows:
            key = values[places[0]] if len(places) == 1 else tuple(values[place] for place in places)
            found[key] = found.get(key, 0) + number
        return found


def counted(rows: QuerySet[Any], name: str) -> dict[Any, int]:
    """How many of each value; of None where there is none."""
    return dict(rows.values_list(name).annotate(n=Count("pk")))


def known(counts: Mapping[Any, int], values: Any) -> Counts:
    """In the order of the values, the unsaid last; those that did not occur are 0."""
    found: Counts = {value: counts.get(value, 0) for value in values}
    if counts.get(NOT_SAID):
        found[NOT_SAID] = counts[NOT_SAID]
    return found


def named_fields(counts: Mapping[Any, int], fields: list[EngagementField]) -> Counts:
    """Fields of engagement instead of their ids, in their order; NOT_SAID last."""
    found: Counts = {one: counts[one.pk] for one in fields if one.pk in counts}
    if counts.get(None):
        found[NOT_SAID] = counts[None]
    return found


def named_areas(numbers: Mapping[tuple[Any, Any], int], areas: Iterable[Municipality | Quarter]) -> Counts:
    """Quarters, and towns without one, the most first, by (town, quarter); NOT_SAID last."""
    places = {(isinstance(one, Quarter), one.pk): one for one in areas}
    found = [(town, quarter, n) for (town, quarter), n in numbers.items()]
    found.sort(key=lambda one: (-one[2], one[0] or 0, one[1] or 0))
    counts: Counts = {}
    for town, quarter, number in found:
        place = places.get((True, quarter)) or places.get((False, town))
        if place is not None:
            counts[place] = number
    unsaid = sum(number for town, _quarter, number in found if town is None)
    return counts | ({NOT_SAID: unsaid} if unsaid else {})
