"""The parts of a project that come as lists: plan, supporters, funding."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.core.text import clean_line
from gemeinsinn.projects.actions.moves import allow
from gemeinsinn.projects.lifecycle import WRITTEN
from gemeinsinn.projects.models import FundingShare, Project, ProjectStep, Supporter
from gemeinsinn.projects.rules import can_edit_project

MOST_STEPS, MOST_SUPPORTERS, MOST_SHARES = 20, 30, 20


@transaction.atomic
def set_steps(*, project: Project, steps: Iterable[Mapping[str, Any]], by: Any, now: datetime) -> None:
    """The whole plan in its order: {"title", "due", "id"?}. A step named by id keeps the day it was done."""
    allow(can_edit_project, by, project)
    wanted = _few(steps, MOST_STEPS)
    existing = {step.pk: step for step in project.steps.all()}
    kept = set()
    for position, values in enumerate(wanted):
        step = existing.get(values.get("id") or 0) or ProjectStep(project=project)
        step.title, step.due, step.position = clean_line(values["title"])[:160], values.get("due"), position
        if "done_on" in values:
            step.done_on = values["done_on"]
        step.save()
        kept.add(step.pk)
    project.steps.exclude(pk__in=kept).delete()
    _note(project, "plan", by=by, now=now)


@transaction.atomic
def finish_step(*, step: ProjectStep, done_on: date | None, by: Any, now: datetime) -> None:
    """A step is done on a day, or (None) not done after all."""
    allow(can_edit_project, by, step.project)
    step.done_on = done_on
    step.save(update_fields=["done_on"])
    record(
        "step_done" if done_on else "step_reopened", step.project, by=by, now=now, public=bool(done_on), step=step.pk
    )


@transaction.atomic
def set_supporters(*, project: Project, supporters: Iterable[Mapping[str, Any]], by: Any, now: datetime) -> None:
    """Everyone else who helps: {"name", "what", "id"?, "organisation"?}. A profile linked before stays linked."""
    allow(can_edit_project, by, project)
    wanted = _few(supporters, MOST_SUPPORTERS)
    existing = {supporter.pk: supporter for supporter in project.supporters.all()}
    kept = set()
    for values in wanted:
        supporter = existing.get(values.get("id") or 0) or Supporter(project=project)
        supporter.name, supporter.what = clean_line(values["name"])[:120], clean_line(values.get("what") or "")[:160]
        if values.get("organisation") is not None:
            supporter.organisation = values["organisation"]
        supporter.save()
        kept.add(supporter.pk)
    project.supporters.exclude(pk__in=kept).delete()
    _note(project, "supporters", by=by, now=now)


@transaction.atomic
def set_funding(*, project: Project, shares: Iterable[Mapping[str, Any]], by: Any, now: datetime) -> None:
    """The whole mix: {"source", "amount": Money, "note"} or {"source": "hours", "hours": int, "note"}."""
    allow(can_edit_project, by, project)
    rows = []
    for values in _few(shares, MOST_SHARES):
        source = FundingShare.Source(values["source"])
        is_hours = source == FundingShare.Source.HOURS
        amount, hours = values.get("amount"), values.get("hours")
        if is_hours != (hours is not None) or is_hours == isinstance(amount, Money) or (hours or 0) < 0:
            raise DomainError(_("Volunteer hours are counted in hours, everything else in euros."))
        if isinstance(amount, Money) and amount < Money(0):
            raise DomainError(_("An amount cannot be less than nothing."))
        note = clean_line(values.get("note") or "")[:120]
        rows.append(FundingShare(project=project, source=source, amount=amount, hours=hours, note=note))
    project.funding.all().delete()
    FundingShare.objects.bulk_create(rows)
    _note(project, "funding", by=by, now=now)


def _few(rows: Iterable[Mapping[str, Any]], most: int) -> list[Mapping[str, Any]]:
    """The rows as a list; raises DomainError past `most`."""
    listed = list(rows)
    if len(listed) > most:
        raise DomainError(_("At most %(most)d, please. Put the small ones together.") % {"most": most})
    return listed


def _note(project: Project, part: str, *, by: Any, now: datetime) -> None:
    """Drafts are written in private: only changes to what was sent are worth an event."""
    if project.state in WRITTEN:
        record("project_changed", project, by=by, now=now, fields=[part])
