"""Changing, finishing and reopening a project that was sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.projects.actions.moves import allow, move
from gemeinsinn.projects.actions.writing import missing_of, put_fields
from gemeinsinn.projects.lifecycle import WRITTEN, Move
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.rules import can_edit_project


@transaction.atomic
def change_project(*, project: Project, fields: Mapping[str, Any], by: Any, now: datetime) -> list[str]:
    """Changes what was sent and returns the names of what changed; the agency sees it in the stream."""
    allow(can_edit_project, by, project)
    if project.state not in WRITTEN:
        raise DomainError(_("This project has changed in the meantime. Please look at it again."))
    changed = put_fields(project, fields)
    if missing_of(project):
        raise DomainError(_("Something is still missing: title, aim, who runs it, and where."))
    if changed:
        project.save()
        record("project_changed", project, by=by, now=now, fields=changed)
    return changed


@transaction.atomic
def resubmit_project(*, project: Project, by: Any, now: datetime) -> None:
    """The change the agency asked for is made: please look again."""
    allow(can_edit_project, by, project)
    move(project, Move.RESUBMIT)
    record("project_submitted", project, by=by, now=now)


@transaction.atomic
def finish_project(*, project: Project, by: Any, now: datetime) -> None:
    """It is done; its page stays."""
    allow(can_edit_project, by, project)
    move(project, Move.FINISH)
    record("project_finished", project, by=by, now=now, public=True)


@transaction.atomic
def reopen_project(*, project: Project, by: Any, now: datetime) -> None:
    """Undo of finish."""
    allow(can_edit_project, by, project)
    move(project, Move.REOPEN)
    record("project_reopened", project, by=by, now=now)
