"""Planning a training, noting who was there, and certifying it."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.text import clean_line
from gemeinsinn.guides.actions.moves import allow
from gemeinsinn.guides.lifecycle.guides import WORKING
from gemeinsinn.guides.models import Attendance, Certificate, Cohort, CohortDay, CohortModule, Guide, Trainee
from gemeinsinn.guides.rules import can_manage_cohort
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.projects.models import Project

MOST_MODULES, MOST_DAYS, MOST_TRAINEES = 20, 60, 40


@transaction.atomic
def open_cohort(
    *, agency: Organisation, name: str, starts: date, by: Any, now: datetime, ends: date | None = None
) -> Cohort:
    """A new training."""
    if by is not None and not can_work_at_desk_of(by, agency):
        raise NotAllowed(_("You may not do this. Please ask the agency that looks after the guides."))
    if ends is not None and ends < starts:
        raise DomainError(_("The end lies before the beginning. Please check both days."))
    cohort = Cohort.objects.create(
        agency=agency, name=clean_line(name)[:120], starts=starts, ends=ends, created_at=now
    )  # fmt: skip
    record("cohort_opened", cohort, by=by, now=now)
    return cohort


def _locked(cohort: Cohort) -> Cohort:
    """The row, locked: two at once, and the counts below stay true."""
    return Cohort.objects.select_for_update().get(pk=cohort.pk)


@transaction.atomic
def add_module(*, cohort: Cohort, title: str, by: Any, now: datetime) -> CohortModule:
    """One more part of the training."""
    allow(can_manage_cohort, by, cohort)
    count = _locked(cohort).modules.count()
    if count >= MOST_MODULES:
        raise DomainError(_("Twenty modules are enough."))
    module = CohortModule.objects.create(cohort=cohort, title=clean_line(title)[:120], position=count)
    record("cohort_changed", cohort, by=by, now=now)
    return module


@transaction.atomic
def add_day(
    *,
    cohort: Cohort,
    day: date,
    starts: time,
    ends: time,
    by: Any,
    now: datetime,
    spot: str = "",
    module: CohortModule | None = None,
) -> CohortDay:
    """One more date."""
    allow(can_manage_cohort, by, cohort)
    if ends <= starts:
        raise DomainError(_("The hour ends before it begins. Please check both times."))
    if _locked(cohort).days.count() >= MOST_DAYS:
        raise DomainError(_("Sixty dates are enough."))
    made = CohortDay.objects.create(
        cohort=cohort, module=module, day=day, starts=starts, ends=ends, spot=clean_line(spot)[:160]
    )
    record("cohort_changed", cohort, by=by, now=now)
    return made


@transaction.atomic
def remove_day(*, day: CohortDay, by: Any, now: datetime) -> None:
    """A date that does not take place. Where somebody was there it stays."""
    allow(can_manage_cohort, by, day.cohort)
    if day.attendances.exists():
        raise DomainError(_("Somebody was there on this day. Please take the attendance back first."))
    record("cohort_changed", day.cohort, by=by, now=now)
    day.delete()


@transaction.atomic
def take_in_trainee(*, cohort: Cohort, guide: Guide, by: Any, now: datetime) -> Trainee:
    """A guide of one of the agency's teams takes part."""
    allow(can_manage_cohort, by, cohort)
    if guide.team.agency_id != cohort.agency_id or guide.state not in WORKING:
        raise DomainError(_("Only guides of the agency's own teams take part."))
    if _locked(cohort).trainees.count() >= MOST_TRAINEES:
        raise DomainError(_("Forty people are enough for one training."))
    trainee, made = Trainee.objects.get_or_create(cohort=cohort, guide=guide)
    if made:
        record("trainee_added", cohort, by=by, now=now, guide=guide.pk)
    return trainee


@transaction.atomic
def choose_project(*, trainee: Trainee, project: Project | None, by: Any, now: datetime) -> None:
    """The project a trainee starts: one of the portal, so that it finds its needs and helpers."""
    allow(can_manage_cohort, by, trainee.cohort)
    trainee.project = project
    trainee.save(update_fields=["project"])
    record("trainee_project", trainee.cohort, by=by, now=now, project=project.pk if project else None)


@transaction.atomic
def note_attendance(*, day: CohortDay, there: Collection[int], by: Any, now: datetime) -> int:
    """Who was there, as ids of trainees: the list as it stands replaces what was noted before. Returns how many."""
    allow(can_manage_cohort, by, day.cohort)
    if day.day > timezone.localdate(now):
        raise DomainError(_("This day is still to come."))
    known = set(day.cohort.trainees.filter(pk__in=list(there)).values_list("pk", flat=True))
    day.attendances.exclude(trainee__in=known).delete()
    for pk in sorted(known):
        Attendance.objects.get_or_create(day=day, trainee_id=pk)
    record("attendance_noted", day.cohort, by=by, now=now, day=day.pk, count=len(known))
    return len(known)


@transaction.atomic
def certify(*, trainee: Trainee, by: Any, now: datetime, house: Organisation | None = None) -> Certificate:
    """The certificate: what is on it follows from the dates on which the person was there."""
    allow(can_manage_cohort, by, trainee.cohort)
    if not trainee.attendances.exists():
        raise DomainError(_("Nobody is certified who was never there. Please note the attendance first."))
    row, made = Certificate.objects.get_or_create(
        trainee=trainee, defaults={"house": house, "issued_on": timezone.localdate(now), "by": by}
    )
    if made:
        record("certified", trainee.cohort, by=by, now=now, guide=trainee.guide_id)
    return row
