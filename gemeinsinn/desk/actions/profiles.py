"""Acts on projects and organisations: the same three decisions, each with its way back."""

from datetime import datetime
from typing import Any

from gemeinsinn.organisations import actions as organisations
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.projects import actions as projects
from gemeinsinn.projects.models import Project

Undo = dict[str, Any]


def publish(profile: Organisation | Project, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Everyone may see it now."""
    note = words.get("note", "")
    if isinstance(profile, Organisation):
        organisations.publish_organisation(organisation=profile, by=by, now=now, note=note)
    else:
        projects.publish_project(project=profile, by=by, now=now, note=note)
    return {}


def give_back(profile: Organisation | Project, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Returns it with a reason."""
    note = words.get("note", "")
    if isinstance(profile, Organisation):
        organisations.return_organisation(organisation=profile, by=by, now=now, note=note)
    else:
        projects.return_project(project=profile, by=by, now=now, note=note)
    return {}


def hide(profile: Organisation | Project, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Nobody but its people and the agency sees it."""
    note = words.get("note", "")
    if isinstance(profile, Organisation):
        organisations.hide_organisation(organisation=profile, by=by, now=now, note=note)
    else:
        projects.hide_project(project=profile, by=by, now=now, note=note)
    return {}


def unpublish(profile: Organisation | Project, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of publish and give_back: it waits for a check again."""
    if isinstance(profile, Organisation):
        organisations.unpublish_organisation(organisation=profile, by=by, now=now)
    else:
        projects.unpublish_project(project=profile, by=by, now=now)


def show_again(profile: Organisation | Project, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of hide."""
    publish(profile, by=by, now=now, words={})
