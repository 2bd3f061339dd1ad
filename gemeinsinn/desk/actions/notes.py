"""Internal remarks. The stream says that somebody noted something; the words stay erasable."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_text
from gemeinsinn.desk.models import Note
from gemeinsinn.desk.queries.matters import Matter


@transaction.atomic
def add_note(*, matter: Matter, text: str, by: Any, now: datetime) -> Note:
    """Keeps a remark that only the desk sees."""
    text = clean_text(text)
    if not text:
        raise DomainError(_("The note was empty."))
    note = Note.objects.create(subject_type=matter.shelf.subject_type, subject_id=matter.pk, text=text, by=by, at=now)
    record("noted", matter.subject, by=by, now=now, note=note.pk)
    return note


@transaction.atomic
def remove_note(*, matter: Matter, note_id: int, by: Any, now: datetime) -> None:
    """Undo of add_note by whoever wrote it. The words are gone, the stream keeps that there were some."""
    gone, _each = Note.objects.filter(
        pk=note_id, subject_type=matter.shelf.subject_type, subject_id=matter.pk, by=by
    ).delete()
    if not gone:
        raise DomainError(_("This note is no longer there."))
    record("note_removed", matter.subject, by=by, now=now, note=note_id)
