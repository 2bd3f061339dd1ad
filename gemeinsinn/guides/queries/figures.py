"""What a team did in a month or a year: counts only, never by person."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from gemeinsinn.guides.lifecycle.figures import LEAST, Month, veiled
from gemeinsinn.guides.lifecycle.handovers import State
from gemeinsinn.guides.models import Consultation, HandOver, Referral, Result, SheetAnswer, Team, TeamSponsor, Topic

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a span of time, each with all its values, also those that did not occur."""

    consultations: int
    minutes: int
    topics: Counts
    referrals: Counts
    results: Counts
    handed: int
    outcomes: Counts
    from_paper: int

    @property
    def hours(self) -> float:
        """Hours with one place after the comma."""
        return round(self.minutes / 60, 1)


def figures_of(team: Team, first: Month, after: Month) -> Figures:
    """From the beginning of one month to the beginning of another. A hand-over counts in the month it began."""
    start, end = _begin(first), _begin(after)
    notes = Consultation.objects.filter(team=team, at__gte=start, at__lt=end).order_by()
    handed = HandOver.objects.filter(team=team, created_at__gte=start, created_at__lt=end).order_by()
    sums = notes.aggregate(n=Count("pk"), minutes=Sum("minutes"))
    paper = SheetAnswer.objects.filter(
        sheet__team=team, response__created_at__gte=start, response__created_at__lt=end
    ).count()
    outcomes = _counted(handed, "state", [state.value for state in State])
    return Figures(
        consultations=sums["n"], minutes=sums["minutes"] or 0, topics=_counted(notes, "topic", Topic.values),
        referrals=_counted(notes, "referral", Referral.values), results=_counted(notes, "result", Result.values),
        handed=sum(outcomes.values()), outcomes=outcomes, from_paper=paper,
    )  # fmt: skip


def _begin(month: Month) -> datetime:
    return timezone.make_aware(datetime.combine(month.first, time()))


def _counted(rows: QuerySet[Any], field: str, values: list[str]) -> Counts:
    found = dict(rows.values_list(field).annotate(n=Count("pk")))
    return {value: found.get(value, 0) for value in values}


def months_of(team: Team, year: int) -> list[tuple[Month, Figures]]:
    """The twelve months of a year."""
    months = [Month(year, number) for number in range(1, 13)]
    return [(month, figures_of(team, month, month.moved(1))) for month in months]


@dataclass(frozen=True, slots=True)
class Gained:
    """What a quarter gained, for those who carry its team. None stands for a number below three, or near one."""

    consultations: int | None
    hours: int | None
    topics: dict[str, int | None]
    handed: int | None
    helped: int | None


def gained(team: Team, *, now: datetime) -> Gained:
    """The last twelve whole months and this one. Small numbers stay hidden, and no number says who."""
    this = Month.of(timezone.localdate(now))
    found = figures_of(team, this.moved(-12), this.moved(1))
    few = found.consultations < LEAST
    return Gained(
        consultations=None if few else found.consultations, hours=None if few else round(found.minutes / 60),
        topics=veiled(found.topics), handed=found.handed if found.handed >= LEAST else None,
        helped=found.outcomes[State.HELPED] if found.outcomes[State.HELPED] >= LEAST else None,
    )  # fmt: skip


def carried_by(user: Any) -> QuerySet[TeamSponsor]:
    """What the organisations somebody belongs to give to teams, today."""
    if not user.is_authenticated or not user.is_active:
        return TeamSponsor.objects.none()
    rows = TeamSponsor.objects.filter(organisation__memberships__user=user, until=None).distinct()
    return rows.select_related("team__municipality", "team__quarter", "team__agency", "organisation").order_by(
        "organisation__name", "team__name", "pk"
    )
