"""Trainings for those who plan them, and for those who take part."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, QuerySet, prefetch_related_objects

from gemeinsinn.guides.lifecycle.guides import WORKING
from gemeinsinn.guides.models import Cohort, CohortDay, Guide, Team, TeamSponsor, Trainee
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.projects.lifecycle import PUBLIC
from gemeinsinn.projects.models import Project

MOST = 200


def cohorts_for(viewer: Any) -> QuerySet[Cohort]:
    """The trainings of one's agencies."""
    rows = Cohort.objects.filter(agency__in=agencies_of(viewer)).select_related("agency")
    return rows.annotate(people=Count("trainees", distinct=True), dates=Count("days", distinct=True))


@dataclass(frozen=True, slots=True)
class Row:
    """A trainee, the ids of the days they were there, and the minutes of these days together."""

    trainee: Trainee
    there: frozenset[int]
    minutes: int

    @property
    def hours(self) -> float:
        """Hours with one place after the comma."""
        return round(self.minutes / 60, 1)


def attendance_rows(cohort: Cohort, days: list[CohortDay]) -> list[Row]:
    """Everybody of a training with their days."""
    lengths = {day.pk: day.minutes for day in days}
    rows = cohort.trainees.select_related("guide__team", "project", "certificate").prefetch_related("attendances")
    return [_row(trainee, lengths) for trainee in rows]


def _row(trainee: Trainee, lengths: dict[int, int]) -> Row:
    there = frozenset(row.day_id for row in trainee.attendances.all())
    return Row(trainee, there, sum(lengths[pk] for pk in there))


def days_attended(trainee: Trainee) -> list[CohortDay]:
    """The dates on which somebody was there."""
    return list(CohortDay.objects.filter(attendances__trainee=trainee).select_related("module"))


def possible_trainees(cohort: Cohort) -> QuerySet[Guide]:
    """Guides of the agency's teams who do not take part yet."""
    rows = Guide.objects.filter(team__agency=cohort.agency_id, state__in=WORKING)
    return rows.exclude(trainings__cohort=cohort).order_by("name")


def possible_projects(cohort: Cohort) -> QuerySet[Project]:
    """Projects of the agency's area that everybody can see."""
    newest = Project.objects.filter(agency=cohort.agency_id, state__in=PUBLIC).order_by("-pk").values("pk")[:MOST]
    return Project.objects.filter(pk__in=newest).order_by("title")


def possible_houses(cohort: Cohort) -> QuerySet[Organisation]:
    """Who may sign the certificate beside the network: whoever carries one of the agency's teams today."""
    teams = Team.objects.filter(agency=cohort.agency_id)
    carrying = TeamSponsor.objects.filter(team__in=teams, until=None).values("organisation")
    return Organisation.objects.filter(pk__in=carrying).order_by("name")


def trainings_of(guide: Guide, *, most: int = 3) -> list[Trainee]:
    """A guide's own trainings, the newest first; the dates only of those without a certificate."""
    rows = Trainee.objects.filter(guide=guide).select_related("cohort", "project", "certificate")
    found = list(rows.order_by("-cohort__starts", "-pk")[:most])
    still = [row for row in found if not hasattr(row, "certificate")]
    prefetch_related_objects(still, Prefetch("cohort__days", CohortDay.objects.select_related("module")))
    return found
