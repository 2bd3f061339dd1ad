"""The network's fields of engagement: named, ordered, hidden by its office."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.volunteering.models import EngagementField
from gemeinsinn.volunteering.rules import can_edit_fields

MOST_FIELDS = 60
SURVEY = Path(__file__).parents[1] / "data" / "fields.json"


def load_fields() -> int:
    """The 14 areas of the Freiwilligensurvey where there is no field yet, as the migration does; returns how many."""
    if EngagementField.objects.exists():
        return 0
    rows = json.loads(SURVEY.read_text(encoding="utf-8"))
    fields = [
        EngagementField(name=row["de"], name_en=row["en"], position=place) for place, row in enumerate(rows, start=1)
    ]
    return len(EngagementField.objects.bulk_create(fields))


def must_be_office(by: Any) -> None:
    """Raises NotAllowed for everyone else."""
    if not can_edit_fields(by):
        raise NotAllowed(_("Only the network office may do this."))


def must_be_new(name: str, *, but: int = 0) -> None:
    """Raises DomainError for a name another field has, however it is written."""
    others = EngagementField.objects.exclude(pk=but).values_list("name", flat=True)
    if name.casefold() in {one.casefold() for one in others}:
        raise DomainError(_("There is a field of this name already."))


@transaction.atomic
def add_field(*, name: str, name_en: str = "", by: Any, now: datetime) -> EngagementField:
    """One more, at the end of the list."""
    must_be_office(by)
    must_be_new(name)
    if EngagementField.objects.count() >= MOST_FIELDS:
        raise DomainError(_("More than %(n)s fields nobody can look through. Please rename one.") % {"n": MOST_FIELDS})
    last = EngagementField.objects.aggregate(last=Max("position"))["last"] or 0
    field = EngagementField.objects.create(name=name, name_en=name_en, position=last + 1)
    record("field_added", field, by=by, now=now)
    return field


@transaction.atomic
def rename_field(*, field: EngagementField, name: str, name_en: str, by: Any, now: datetime) -> None:
    """Another name, everywhere at once."""
    must_be_office(by)
    must_be_new(name, but=field.pk)
    field.name, field.name_en = name, name_en
    field.save(update_fields=["name", "name_en"])
    record("field_renamed", field, by=by, now=now)


@transaction.atomic
def show_field(*, field: EngagementField, hidden: bool, by: Any, now: datetime) -> None:
    """Hidden it is no longer offered; needs that have it keep it."""
    must_be_office(by)
    field.hidden = hidden
    field.save(update_fields=["hidden"])
    record("field_hidden" if hidden else "field_shown", field, by=by, now=now)
