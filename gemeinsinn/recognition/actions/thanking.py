"""A yes to be thanked in public or by letter, and taking it back: from that moment nothing is left of it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gemeinsinn.activity.actions import record
from gemeinsinn.recognition.models import LetterThanks, PublicThanks, Volunteer
from gemeinsinn.volunteering.models import EngagementField


@transaction.atomic
def agree_to_public_thanks(
    *, volunteer: Volunteer, name: str, field: EngagementField | None, wording: str, now: datetime
) -> PublicThanks:
    """On the public page from now on, under this name. A second yes changes name and field."""
    told = {"name": name, "field": field, "wording": wording, "given_at": now}
    row, _fresh = PublicThanks.objects.update_or_create(volunteer=volunteer, defaults=told)
    record("public_thanks_agreed", volunteer, by=None, now=now)
    return row


@transaction.atomic
def agree_to_letters(
    *, volunteer: Volunteer, name: str, street: str, postcode: str, town: str, wording: str, now: datetime
) -> LetterThanks:
    """Letters may come to this address. A second yes changes it."""
    told = {"name": name, "street": street, "postcode": postcode, "town": town, "wording": wording, "given_at": now}
    row, _fresh = LetterThanks.objects.update_or_create(volunteer=volunteer, defaults=told)
    record("letters_agreed", volunteer, by=None, now=now)
    return row


@transaction.atomic
def take_back_thanks(*, volunteer: Volunteer, model: type[PublicThanks] | type[LetterThanks], now: datetime) -> bool:
    """The row goes, with name and address; False if there was none."""
    gone = model._default_manager.filter(volunteer=volunteer).delete()[0]
    if gone:
        record(f"{model._meta.model_name}_taken_back", volunteer, by=None, now=now)
    return bool(gone)


@transaction.atomic
def note_letters_taken(*, by: Any, now: datetime, count: int) -> None:
    """Addresses left the house: who took how many."""
    record("letters_exported", by, by=by, now=now, count=count)
