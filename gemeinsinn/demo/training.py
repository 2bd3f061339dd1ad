"""Trainings of guides in the demo: one that is over, with certificates, and one that goes on."""

from datetime import datetime, time

from gemeinsinn.demo.days import number_of
from gemeinsinn.demo.network.guides import MODULES, TRAINING
from gemeinsinn.demo.stage import Stage
from gemeinsinn.guides.actions.cohorts import (
    add_day,
    add_module,
    certify,
    choose_project,
    note_attendance,
    open_cohort,
    take_in_trainee,
)
from gemeinsinn.guides.models import Cohort, CohortDay, Guide, Trainee


def train_guides(stage: Stage, guides: dict[str, Guide]) -> None:
    """Every training with its modules, dates and people; of past dates, who was there."""
    for key, name, starts, ends, dates, people, certified in TRAINING:
        agency, at = stage.organisations[key], stage.days.moment(starts, name)
        by = stage.broker_of(agency)
        cohort = open_cohort(
            agency=agency, name=name, starts=stage.days.day(starts), ends=stage.days.day(ends), by=by, now=at
        )
        days = _plan(stage, cohort, dates, at)
        trainees = []
        for who, project in people:
            trainee = take_in_trainee(cohort=cohort, guide=guides[who], by=by, now=at)
            choose_project(trainee=trainee, project=stage.projects.get(project), by=by, now=at)
            trainees.append(trainee)
        _attend(stage, days, trainees)
        if certified:
            houses = list(trainees[0].guide.team.sponsors.filter(gives="raeume").select_related("organisation"))
            for trainee in trainees:
                house = houses[0].organisation if houses else None
                certify(trainee=trainee, house=house, by=by, now=stage.days.moment(ends, name))


def _plan(stage: Stage, cohort: Cohort, dates: tuple[int, ...], at: datetime) -> list[CohortDay]:
    by = stage.broker_of(cohort.agency)
    modules = [add_module(cohort=cohort, title=title, by=by, now=at) for title in MODULES]
    return [
        add_day(
            cohort=cohort, module=module, day=stage.days.day(offset, "sa"), starts=time(9, 30), ends=time(15),
            spot="Laden am Gastronom 12", by=by, now=at,
        )
        for module, offset in zip(modules, dates, strict=True)
    ]  # fmt: skip


def _attend(stage: Stage, days: list[CohortDay], trainees: list[Trainee]) -> None:
    """Nearly everybody was there nearly always."""
    for day in days:
        if day.day >= stage.days.today:
            continue
        there = [one.pk for one in trainees if number_of(f"{one.guide.name}{day.day}", 6)]
        evening = stage.days.moment((day.day - stage.days.today).days, "x")
        note_attendance(day=day, there=there or [trainees[0].pk], by=stage.broker_of(day.cohort.agency), now=evening)
