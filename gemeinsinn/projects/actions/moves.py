"""Shared by the actions: asking a rule, moving a state so that of two at once one wins, writing to the author."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.moves import change_state
from gemeinsinn.people.personal import personal_address
from gemeinsinn.projects.lifecycle import MOVES, Move
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.wording import page_address

LINK_LASTS = timedelta(days=400)


def allow(rule: Any, by: Any, project: Project) -> None:
    """Raises NotAllowed unless the rule says yes; `by=None` has been let in by the caller."""
    if by is not None and not rule(by, project):
        raise NotAllowed(_("You may not do this. Please ask whoever runs the project, or your agency."))


def move(project: Project, step: Move, **fields: Any) -> None:
    """Changes the state in the database under the condition of MOVES; raises DomainError if it does not hold."""
    change_state(
        project, MOVES[step], _("This project has changed in the meantime. Please look at it again."), **fields
    )


def manage_address(project: Project, *, now: datetime) -> str:
    """A fresh personal link to manage the project, for a mail."""
    language = project.contact.language if project.contact else project.language
    return personal_address(purpose="project", subject_id=project.pk, now=now, lasts=LINK_LASTS, language=language)


def tell_author(project: Project, occasion: str, *, now: datetime, once: Model | None = None, **context: Any) -> None:
    """One mail to the author, if there is one with an address. `once` tells repeated occasions apart."""
    contact = project.contact
    if contact is None or not contact.email:
        return
    with translation.override(contact.language):
        page = page_address(project)
    queue_mail(
        key=f"project-{project.pk}-{occasion}" + (f"-{once.pk}" if once is not None else ""),
        to=contact.email,
        template=f"projects/mail/{occasion}.txt",
        context={"name": contact.name, "project": project, "agency": project.agency, "page": page, **context},
        language=contact.language,
        now=now,
    )
