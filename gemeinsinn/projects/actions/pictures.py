"""Pictures of a project: described in words, with a statement about their rights."""

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.images import CheckedImage
from gemeinsinn.core.text import clean_line
from gemeinsinn.projects.actions.moves import allow
from gemeinsinn.projects.lifecycle import WRITTEN
from gemeinsinn.projects.models import Project, ProjectPicture
from gemeinsinn.projects.rules import can_edit_project

MOST_PICTURES = 12


@transaction.atomic
def add_picture(
    *, project: Project, image: CheckedImage, alt: str, rights: str, by: Any, now: datetime
) -> ProjectPicture:
    """Adds a checked picture; what it shows and whose it is must be said."""
    allow(can_edit_project, by, project)
    Project.objects.select_for_update().get(pk=project.pk)  # two uploads at once: the count stays true
    count = project.pictures.count()
    if count >= MOST_PICTURES:
        raise DomainError(_("Twelve pictures are enough. Take one away first."))
    picture = ProjectPicture(project=project, position=count)
    _describe(picture, alt, rights)
    picture.image.save(image.name, ContentFile(image.content, name=image.name), save=False)
    picture.save()
    _note(project, by=by, now=now)
    return picture


@transaction.atomic
def change_picture(*, picture: ProjectPicture, alt: str, rights: str, by: Any, now: datetime) -> None:
    """Describes a picture anew."""
    allow(can_edit_project, by, picture.project)
    _describe(picture, alt, rights)
    picture.save(update_fields=["alt", "rights"])
    _note(picture.project, by=by, now=now)


@transaction.atomic
def remove_picture(*, picture: ProjectPicture, by: Any, now: datetime) -> None:
    """Takes a picture away; its file goes once this is committed."""
    allow(can_edit_project, by, picture.project)
    storage, name = picture.image.storage, picture.image.name or ""
    transaction.on_commit(lambda: storage.delete(name))
    project = picture.project
    picture.delete()
    _note(project, by=by, now=now)


def _describe(picture: ProjectPicture, alt: str, rights: str) -> None:
    picture.alt, picture.rights = clean_line(alt)[:240], clean_line(rights)[:160]
    if not picture.alt or not picture.rights:
        raise DomainError(_("Please say what the picture shows and who took it."))


def _note(project: Project, *, by: Any, now: datetime) -> None:
    if project.state in WRITTEN:
        record("project_changed", project, by=by, now=now, fields=["pictures"])
