"""From a need of time or skill to a row for other platforms, and from rows to CSV."""

import csv
import io
from collections.abc import Container, Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from django.conf import settings
from django.utils import timezone

from gemeinsinn.api import shapes
from gemeinsinn.api.delivered import OpportunityRow, ShiftRow
from gemeinsinn.api.opportunities import opportunity_told
from gemeinsinn.api.telling import address_of, number_of, place_of, state_of
from gemeinsinn.core.sheets import FORMULA, MARK
from gemeinsinn.exchange.answering import answer_path
from gemeinsinn.exchange.models import Need, Notice
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.notices import LANGUAGES
from gemeinsinn.organisations.lifecycle import State as PartnerState
from gemeinsinn.places.queries import Spot
from gemeinsinn.volunteering.lifecycle.opportunities import CHOICES, WORDS
from gemeinsinn.volunteering.models import Shift
from gemeinsinn.volunteering.models.opportunities import KINDS

COLUMNS = tuple(OpportunityRow.model_fields)
SHIFT_PARTED = " | "
NOTHING: dict[str, Any] = {
    name: [] if name in {"languages", "shifts"} else 0 if name == "shifts_coming" else "" if field.annotation is str else None
    for name, field in OpportunityRow.model_fields.items()
}  # fmt: skip


def row_told(
    need: Need, shifts: Sequence[Shift], spot: Spot | None = None, kinds: Container[str] = KINDS
) -> OpportunityRow:
    """One opportunity. What no longer hangs for everyone, or is of no wanted kind, keeps its number and the time."""
    told = {"id": need.pk, "state": "withdrawn", "changed_at": need.changed_at}
    state = state_of(need)
    if state not in {"open", "full"} or need.audience != Notice.Audience.PUBLIC or need.kind not in kinds:
        return OpportunityRow(**NOTHING | told)
    facts = opportunity_told(need)
    return OpportunityRow(
        **NOTHING
        | ({name: value for name in (*CHOICES, *WORDS) if (value := getattr(facts, name)) is not None} if facts else {})
        | told
        | {"state": state, "kind": shapes.KIND_NAMES[need.kind], "people": people_of(need)}
        | words_of(need)
        | whereabouts(need, spot)
        | who(need)
        | {
            "shifts": [shift_told(shift) for shift in shifts],
            "shifts_coming": cast("Any", shifts[0]).coming if shifts else 0,
            "url": settings.BASE_URL + notice_path(need),
            "answer_url": address_of(answer_path(need)) if state == "open" else None,
        }
    )


def people_of(need: Need) -> int | float | None:
    """How many are looked for; an amount counted in hours or dates is no number of people."""
    return number_of(need.amount) if need.amount is not None and need.unit in {"person", "place"} else None


def words_of(need: Need) -> dict[str, Any]:
    """What its author wrote."""
    return {
        "published_at": need.published_at, "title": need.title, "details": need.details, "text_language": need.language,
        "starts": need.starts, "until": need.until, "when": need.when_words,
        "languages": [code for code in need.languages if code in LANGUAGES],
    }  # fmt: skip


def whereabouts(need: Need, spot: Spot | None) -> dict[str, Any]:
    """Where; no house is located."""
    place = place_of(need, spot)
    return {
        "place": place.name, "spot": place.spot, "postcode": place.postcode, "municipality": place.municipality or "",
        "latitude": place.latitude, "longitude": place.longitude, "distance_km": place.distance_km,
        "access": need.access or None, "access_words": need.access_words,
    }  # fmt: skip


def organisation_name(need: Need) -> str:
    """Who looks, if it is an organisation; no private person is named."""
    return need.organisation.name if need.organisation else need.organisation_name


def who(need: Need) -> dict[str, Any]:
    """The organisation, the agency, and how to reach the agency if it has agreed."""
    name = organisation_name(need)
    agency = need.agency if need.agency and need.agency.state == PartnerState.PUBLISHED else None
    if agency is None:
        return {"organisation": name}
    released = getattr(agency, "contact_release", None) is not None
    return {
        "organisation": name, "agency": agency.name, "agency_key": agency.slug,
        "contact_name": agency.name if released else "", "contact_email": agency.email if released else "",
        "contact_phone": agency.phone if released else "",
    }  # fmt: skip


def shift_told(shift: Shift) -> ShiftRow:
    """A date, on the clock of the place."""
    return ShiftRow(
        id=shift.pk, starts_at=here(shift.starts_at), ends_at=here(shift.ends_at), places=shift.capacity, left=shift.left,
        role=shift.role, place=shift.place, least=shift.least, deadline=shift.deadline and here(shift.deadline),
        qualification=shift.qualification, least_age=shift.least_age, most_age=shift.most_age,
    )  # fmt: skip


def here(moment: datetime) -> datetime:
    """With the offset that holds here on that day."""
    return timezone.localtime(moment)


def table_of(rows: Iterable[OpportunityRow]) -> str:
    """As a spreadsheet opens it: semicolons, a mark, nothing that runs as a formula."""
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([cell_of(name, getattr(row, name)) for name in COLUMNS])
    return out.getvalue()


def cell_of(name: str, value: Any) -> str:
    """Nothing for null, yes and no, dates in the way that is read back."""
    if name == "shifts":
        return SHIFT_PARTED.join(shift_cell(shift) for shift in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    text = "" if value is None else str(value)
    is_formula = isinstance(value, str) and text.lstrip(" \u00a0").startswith(FORMULA)
    return f"'{text}" if is_formula else text  # line breaks stay: details are paragraphs


def shift_cell(shift: ShiftRow) -> str:
    """ "2026-12-04T16:00:00+01:00/2026-12-04T18:30:00+01:00 x5 Getränke ausgeben"."""
    words = f"{shift.starts_at.isoformat()}/{shift.ends_at.isoformat()} x{shift.places} {shift.role}"
    return words.replace("|", "/").strip()
