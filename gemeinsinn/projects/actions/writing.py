"""From the first sentence to the agency's tray."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.organisations.queries import agency_of_place
from gemeinsinn.people.actions import confirm_contact, make_contact
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal import personal_address
from gemeinsinn.places.actions import place_at
from gemeinsinn.projects.actions.moves import manage_address, move, tell_author
from gemeinsinn.projects.actions.parts import set_funding, set_steps, set_supporters
from gemeinsinn.projects.lifecycle import DRAFT_LASTS, Move, State
from gemeinsinn.projects.models import Project

CONFIRM_LASTS = timedelta(days=7)
LINES = {"title": 120, "target_group": 200, "run_by": 120, "access_words": 160}
FIELDS = frozenset({"access", "aim", "starts", "ends", "organisation", "place", "spot", *LINES})


def put_fields(project: Project, fields: Mapping[str, Any]) -> list[str]:
    """Cleans and sets what is given; returns the names of what changed. Raises TypeError for a strange name."""
    strange = set(fields) - FIELDS
    if strange:
        raise TypeError(f"a project has no {', '.join(sorted(strange))}")
    changed = []
    for name, value in fields.items():
        if name in {"place", "spot"}:
            continue
        new = (
            clean_line(value or "")[: LINES[name]]
            if name in LINES
            else clean_text(value or "")
            if name == "aim"
            else value
        )
        if getattr(project, name) != new:
            setattr(project, name, new)
            changed.append(name)
    if "title" in changed:
        project.slug = slug_of(project.title)
    before = (project.municipality_id, project.quarter_id, project.postcode, project.spot)
    if fields.get("place") is not None:
        place_at(project, fields["place"], clean_line(fields.get("spot", project.spot) or ""))
    elif "spot" in fields:
        project.spot = clean_line(fields["spot"] or "")
    if before != (project.municipality_id, project.quarter_id, project.postcode, project.spot):
        project.agency = agency_of_place(project)
        changed.append("place")
    if project.starts and project.ends and project.ends < project.starts:
        raise DomainError(_("The end lies before the beginning. Please check both days."))
    return sorted(changed)


@transaction.atomic
def start_draft(*, language: str, now: datetime) -> Project:
    """An empty draft; only the secret of its address leads back to it."""
    return Project.objects.create(language=language, created_at=now, state=State.DRAFT)


@transaction.atomic
def save_draft(*, project: Project, fields: Mapping[str, Any], now: datetime) -> None:
    """Keeps what was typed so far; only a draft can be written like this."""
    if project.state != State.DRAFT:
        raise DomainError(_("This one has already been sent. You can change it with the link in your mail."))
    if put_fields(project, fields):
        project.save()


def missing_of(project: Project) -> list[str]:
    """What has to be there before it can be sent: names of fields."""
    given = {
        "title": project.title, "aim": project.aim, "runner": project.runner, "place": project.municipality_id,
    }  # fmt: skip
    return [name for name, value in given.items() if not value]


@transaction.atomic
def submit_project(
    *, project: Project, now: datetime, name: str = "", email: str = "", phone: str = "", user: Any = None
) -> Project:
    """Sends a draft: a signed-in author's goes to the agency at once, any other waits for the click in the mail."""
    if missing_of(project):
        raise DomainError(_("Something is still missing: title, aim, who runs it, and where."))
    signed_in = user is not None and user.is_authenticated
    fields = {
        "name": clean_line(name) or (user.name if signed_in else ""),
        "email": user.email if signed_in else email,
        "phone": clean_line(phone),
    }
    if not fields["name"] or not fields["email"]:
        raise DomainError(_("Please give a name and an e-mail address, so that people can reach you."))
    project.contact = make_contact(**fields, language=project.language, user=user if signed_in else None, now=now)
    move(project, Move.SEND, contact=project.contact)
    revoke_links(purpose="project-draft", subject_id=project.pk)
    if signed_in:
        confirm_project(project=project, now=now)
        return project
    link = personal_address(
        purpose="project-confirm", subject_id=project.pk, now=now, lasts=CONFIRM_LASTS,
        language=project.contact.language, single_use=True,
    )  # fmt: skip
    tell_author(project, "confirm", now=now, link=link)
    record("project_sent", project, now=now)
    return project


@transaction.atomic
def confirm_project(*, project: Project, now: datetime) -> str:
    """The address is real: the project goes to the agency. Returns the personal link that manages it."""
    move(project, Move.CONFIRM)
    if project.contact is not None:
        confirm_contact(contact=project.contact, now=now)
        project.contact.refresh_from_db()
    record("project_submitted", project, now=now)
    link = manage_address(project, now=now)
    tell_author(project, "received", now=now, link=link)
    return link


@transaction.atomic
def put_project(
    *,
    fields: Mapping[str, Any],
    by: Any,
    now: datetime,
    contact: Contact | None = None,
    steps: Iterable[Mapping[str, Any]] = (),
    supporters: Iterable[Mapping[str, Any]] = (),
    funding: Iterable[Mapping[str, Any]] = (),
    form_key: uuid.UUID | None = None,
) -> Project:
    """For trusted sources (demo, import): a whole project at once, waiting for its check. Mails nobody."""
    project = Project(created_at=now, contact=contact, form_key=form_key or uuid.uuid4())
    put_fields(project, fields)
    if missing_of(project):
        raise DomainError(_("Something is still missing: title, aim, who runs it, and where."))
    project.save()
    set_steps(project=project, steps=steps, by=None, now=now)
    set_supporters(project=project, supporters=supporters, by=None, now=now)
    set_funding(project=project, shares=funding, by=None, now=now)
    project.state = State.SUBMITTED
    project.save(update_fields=["state"])
    record("project_submitted", project, by=by, now=now)
    return project


def delete_draft(project: Project) -> None:
    """With its pictures."""
    for picture in project.pictures.all():
        picture.image.delete(save=False)
    project.delete()


def forget_drafts(*, now: datetime) -> int:
    """Deletes drafts nobody touched for 60 days, and what was sent but never confirmed; returns how many."""
    old = Project.objects.filter(state__in=[State.DRAFT, State.UNCONFIRMED], changed_at__lt=now - DRAFT_LASTS)
    contacts = [pk for pk in old.values_list("contact", flat=True) if pk]
    count = 0
    for project in old:
        delete_draft(project)
        count += 1
    Contact.objects.filter(pk__in=contacts, confirmed_at=None).delete()
    return count
