"""What the account page and the right to one's data need to know from this context."""

from datetime import datetime
from typing import Any

from gemeinsinn.people.models import User
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.queries import projects_of
from gemeinsinn.projects.wording import STATE_WORDS


def own_projects(user: User) -> tuple[str, dict[str, Any]] | None:
    """The section "My projects" of /konto/."""
    rows = [(project, STATE_WORDS[project.state]) for project in projects_of(user).order_by("-changed_at")[:30]]
    return ("projects/account.html", {"rows": rows}) if rows else None


def collect_projects(user: User) -> list[dict[str, Any]]:
    """For the export: what was written with this account."""
    mine = Project.objects.filter(contact__user=user).order_by("pk")
    return [
        {"title": row.title, "aim": row.aim, "run_by": row.run_by, "for": row.target_group, "state": row.state}
        for row in mine
    ]


def erase_projects(user: User, *, now: datetime) -> None:
    """The project belongs to the neighbourhood and stays; the name of whoever ran it alone goes."""
    Project.objects.filter(contact__user=user, organisation=None).update(run_by="")
