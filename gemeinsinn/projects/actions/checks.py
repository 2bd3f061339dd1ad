"""The agency's check: publish, return, hide, and the way back from each."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.text import clean_text
from gemeinsinn.projects.actions.moves import allow, manage_address, move, tell_author
from gemeinsinn.projects.lifecycle import Move
from gemeinsinn.projects.models import Project, ProjectCheck
from gemeinsinn.projects.rules import can_check_project, can_edit_project


@transaction.atomic
def publish_project(*, project: Project, by: Any, now: datetime, note: str = "") -> None:
    """The agency has looked: the project appears, and its author gets a mail."""
    allow(can_check_project, by, project)
    move(project, Move.PUBLISH, published_at=project.published_at or now)
    check = _note_check(project, by=by, now=now, note=note)
    record("project_published", project, by=by, now=now, public=True)
    tell_author(project, "published", now=now, once=check, note=check.note)


@transaction.atomic
def return_project(*, project: Project, by: Any, now: datetime, note: str) -> None:
    """The agency asks for a change and says which."""
    allow(can_check_project, by, project)
    move(project, Move.RETURN)
    check = _note_check(project, by=by, now=now, note=note)
    record("project_returned", project, by=by, now=now)
    tell_author(project, "returned", now=now, once=check, note=check.note, link=manage_address(project, now=now))


@transaction.atomic
def hide_project(*, project: Project, by: Any, now: datetime, note: str = "") -> None:
    """Takes a project out of the public eye: its agency, or its own people."""
    allow(can_edit_project, by, project)
    move(project, Move.HIDE)
    _note_check(project, by=by, now=now, note=note)
    record("project_hidden", project, by=by, now=now)


@transaction.atomic
def unpublish_project(*, project: Project, by: Any, now: datetime) -> None:
    """Undo of publish, return and hide: back among what waits. A mail not yet sent is not sent."""
    allow(can_check_project, by, project)
    move(project, Move.UNPUBLISH)
    for occasion in ("published", "returned"):
        OutgoingMail.objects.filter(
            key__startswith=f"project-{project.pk}-{occasion}-", state=OutgoingMail.State.QUEUED
        ).delete()
    _note_check(project, by=by, now=now, note="")
    record("project_unpublished", project, by=by, now=now)


def _note_check(project: Project, *, by: Any, now: datetime, note: str) -> ProjectCheck:
    return ProjectCheck.objects.create(project=project, state=project.state, by=by, at=now, note=clean_text(note))
