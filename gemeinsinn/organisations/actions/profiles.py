"""Changing a profile: fields, place, logo."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.images import CheckedImage
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.organisations.actions.moves import allow, move, must
from gemeinsinn.organisations.colours import check_brand
from gemeinsinn.organisations.lifecycle import Move, needs_new_check
from gemeinsinn.organisations.models import Giving, Organisation
from gemeinsinn.organisations.queries import agency_of_place
from gemeinsinn.organisations.rules import can_check_organisation, can_edit_organisation
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.places.actions import place_at

Kind = Organisation.Kind

LINES = ("name", "branch", "website", "email", "phone", "hours", "brand", "access_words")
TEXTS = ("about", "gives", "gives_not")
FIELDS = frozenset({"kind", "paid_staff", "volunteers", "gives_kinds", "place", "spot", "access", *LINES, *TEXTS})


def put_fields(organisation: Organisation, fields: Mapping[str, Any]) -> list[str]:
    """Cleans and sets what is given; returns the names of what changed. Raises TypeError for a strange name.

    `place` is a places Spot; `gives_kinds` a list of kinds or {kind: words}.
    """
    strange = set(fields) - FIELDS
    if strange:
        raise TypeError(f"an organisation has no {', '.join(sorted(strange))}")
    changed = []
    for name, value in fields.items():
        if name in {"place", "spot"}:
            continue
        new = tidy(name, value)
        if getattr(organisation, name) != new:
            setattr(organisation, name, new)
            changed.append(name)
    if put_place(organisation, fields):
        changed.append("place")
    return sorted(changed)


def tidy(name: str, value: Any) -> Any:
    """One field's value as it is kept."""
    if name in LINES:
        return clean_line(value or "")
    if name in TEXTS:
        return clean_text(value or "")
    if name == "gives_kinds":
        words = value if isinstance(value, Mapping) else dict.fromkeys(value or (), "")
        return {kind: clean_line(words[kind] or "")[:200] for kind in Giving.values if kind in words}
    return value


def put_place(organisation: Organisation, fields: Mapping[str, Any]) -> bool:
    """Sets the place from a Spot and its words; True if it differs."""
    if "place" not in fields and "spot" not in fields:
        return False
    before = (organisation.municipality_id, organisation.quarter_id, organisation.postcode, organisation.spot)
    words = clean_line(fields.get("spot", organisation.spot) or "")
    if fields.get("place") is not None:
        place_at(organisation, fields["place"], words)
    else:
        organisation.spot = words
    return before != (organisation.municipality_id, organisation.quarter_id, organisation.postcode, organisation.spot)


def check_fields(organisation: Organisation) -> None:
    """Raises DomainError where the whole does not hold together."""
    social = organisation.kind == Kind.SOCIAL
    if social and (organisation.paid_staff is None or organisation.volunteers is None):
        raise DomainError(_("A social enterprise says how many people are paid and how many volunteer."))
    if organisation.brand:
        check_brand(organisation.brand)
    try:
        organisation.clean_fields(exclude=["slug", "logo", "agency", "contact"])
    except ValidationError as problem:
        raise DomainError(" ".join(problem.messages)) from problem


@transaction.atomic
def edit_organisation(*, organisation: Organisation, fields: Mapping[str, Any], by: Any, now: datetime) -> Organisation:
    """Changes a profile. A new name or kind of a published profile goes back to its agency; texts do not.

    `by=None` is somebody who came by the profile's personal link, which the view has checked.
    """
    allow(can_edit_organisation, by, organisation)
    was_agency = organisation.kind == Kind.AGENCY
    checker = by is not None and bool(can_check_organisation(by, organisation))
    if was_agency != (fields.get("kind", organisation.kind) == Kind.AGENCY):  # that moves rights
        must(by is not None and bool(is_network_office(by)))
    changed = put_fields(organisation, fields)
    if not changed:
        return organisation
    check_fields(organisation)
    if "place" in changed and organisation.kind != Kind.AGENCY:
        organisation.agency = agency_of_place(organisation)
    again = needs_new_check(organisation.state, changed, is_agency=was_agency, by_checker=checker)
    organisation.save()
    if again:
        move(organisation, Move.SUBMIT)
    record("organisation_changed", organisation, by=by, now=now, fields=changed, checked_again=again)
    return organisation


@transaction.atomic
def set_logo(*, organisation: Organisation, image: CheckedImage, by: Any, now: datetime) -> None:
    """Puts a checked, re-encoded image in place of the logo; the old file goes once this is committed."""
    allow(can_edit_organisation, by, organisation)
    _drop_file(organisation)
    organisation.logo.save(image.name, ContentFile(image.content), save=False)
    organisation.save(update_fields=["logo", "changed_at"])
    record("organisation_changed", organisation, by=by, now=now, fields=["logo"])


@transaction.atomic
def remove_logo(*, organisation: Organisation, by: Any, now: datetime) -> None:
    """Takes the logo away."""
    allow(can_edit_organisation, by, organisation)
    if not organisation.logo:
        return
    _drop_file(organisation)
    organisation.logo = ""
    organisation.save(update_fields=["logo", "changed_at"])
    record("organisation_changed", organisation, by=by, now=now, fields=["logo"])


def _drop_file(organisation: Organisation) -> None:
    old = organisation.logo.name
    if old:
        storage = organisation.logo.storage
        transaction.on_commit(lambda: storage.delete(old))
