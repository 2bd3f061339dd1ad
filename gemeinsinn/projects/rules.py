"""Who may do what with projects."""

from typing import Any

import rules

from gemeinsinn.organisations.rules import can_work_at_desk_of, works_for
from gemeinsinn.projects.lifecycle import PUBLIC
from gemeinsinn.projects.models import Project


def is_author(user: Any, project: Project) -> bool:
    """The account behind the confirmed contact of this project."""
    contact = project.contact
    if contact is None or contact.confirmed_at is None or not user.is_authenticated or not user.is_active:
        return False
    return bool(contact.user_id == user.pk)


@rules.predicate
def can_check_project(user: Any, project: Project) -> bool:
    """Staff of the agency of its place, the network office."""
    return bool(can_work_at_desk_of(user, project.agency))


@rules.predicate
def runs_project(user: Any, project: Project) -> bool:
    """Its author, and people of the organisation that runs it: what it needs is theirs to say."""
    return is_author(user, project) or works_for(user, project.organisation)


@rules.predicate
def can_edit_project(user: Any, project: Project) -> bool:
    """Its author, people of the organisation that runs it, and who may check it."""
    return bool(runs_project(user, project) or can_check_project(user, project))


@rules.predicate
def can_see_project(user: Any, project: Project) -> bool:
    """Everyone once it is published; before, those who edit it."""
    return project.state in PUBLIC or bool(can_edit_project(user, project))
