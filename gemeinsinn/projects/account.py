"""What the account page and the right to one's data need to know from this context."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.people.models import User
from gemeinsinn.people.personal_data import Person
from gemeinsinn.projects.actions.writing import delete_draft
from gemeinsinn.projects.lifecycle import State
from gemeinsinn.projects.models import Project, ProjectCheck
from gemeinsinn.projects.queries import projects_of
from gemeinsinn.projects.wording import STATE_WORDS

UNSENT = frozenset({State.DRAFT, State.UNCONFIRMED})
WORDS = ("title", "aim", "target_group", "spot", "access_words")


def own_projects(user: User) -> tuple[str, dict[str, Any]] | None:
    """The section "My projects" of /konto/."""
    rows = [(project, STATE_WORDS[project.state]) for project in projects_of(user).order_by("-changed_at")[:30]]
    return ("projects/account.html", {"rows": rows}) if rows else None


def collect_projects(user: User) -> list[dict[str, Any]]:
    """For the export: what was written with this account."""
    mine = Project.objects.filter(contact__user=user).prefetch_related("checks").order_by("pk")
    return [
        {
            "title": row.title, "aim": row.aim, "run_by": row.run_by, "for": row.target_group, "spot": row.spot,
            "access": row.access, "access_words": row.access_words, "postcode": row.postcode, "state": row.state, "checks": [check.note for check in row.checks.all()],
        }
        for row in mine
    ]  # fmt: skip


@transaction.atomic
def erase_projects(person: Person, *, now: datetime) -> None:
    """The project belongs to the neighbourhood and stays without the person; what was never sent in goes."""
    for project in Project.objects.filter(contact__in=person.contacts).prefetch_related("pictures"):
        drop_mails(about=f"project-{project.pk}-")
        for purpose in ("project", "project-confirm", "project-draft"):
            revoke_links(purpose=purpose, subject_id=project.pk)
        if project.state in UNSENT:
            delete_draft(project)
            continue
        ProjectCheck.objects.filter(project=project).update(note="")
        if project.organisation_id is None:
            project.run_by = ""
        for name in WORDS:
            setattr(project, name, person.without(getattr(project, name)))
        project.save(update_fields=["run_by", *WORDS, "changed_at"])
