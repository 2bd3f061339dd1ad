"""From columns to an opportunity in our words. Plain Python: no database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from gemeinsinn.core.text import clean_line
from gemeinsinn.exchange.imports.freinet.cleaning import injected_words, plain_text, plain_title

GERMANY = (47.0, 55.2, 5.5, 15.3)  # south, north, west, east
FIRST_YEAR, LAST_YEAR = 1990, 2100


class Refused(ValueError):
    """This row cannot be taken; the message says why."""


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One row, cleaned. `problems` are worth a line in the report but refuse nothing."""

    number: str
    agency_number: str
    agency_name: str
    organisation_name: str
    title: str
    details: str
    lat: float | None
    lon: float | None
    postcode: str
    town: str
    edited_at: datetime | None
    injected: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def source(self) -> str:
        """The key it is known by in our tables."""
        return f"freinet:{self.number}"


def read_opportunity(columns: Mapping[str, str]) -> Opportunity:
    """Reads one row. Raises Refused where something necessary is missing or impossible."""
    number = _number(columns, "_angebotsid", "its own number (_angebotsId)")
    agency = _number(columns, "agenturid", "the number of its agency (agenturid)")
    agency_name = _name(columns, "agenturname", "the name of its agency (agenturname)")
    title, whole_title = plain_title(columns.get("angebotsname") or "")
    if len(title) < 3:
        raise Refused("it has no title (angebotsname)")
    details = plain_text(columns.get("beschreibung") or "")
    if whole_title:
        details = f"{whole_title}\n\n{details}".strip()
    problems: list[str] = []
    lat, lon = _point(columns, problems)
    organisation = clean_line(plain_text(columns.get("einrichtungsname") or ""))[:160]
    return Opportunity(
        number=number, agency_number=agency, agency_name=agency_name, organisation_name=organisation, title=title,
        details=details, lat=lat, lon=lon, postcode=_postcode(columns, problems), town=_town(columns),
        edited_at=_moment(columns, problems), injected=tuple(injected_words(title, details, organisation)),
        problems=tuple(problems),
    )  # fmt: skip


def _number(columns: Mapping[str, str], name: str, what: str) -> str:
    raw = (columns.get(name) or "").strip()
    if not re.fullmatch(r"[0-9]{1,12}", raw):
        raise Refused(f"it lacks {what}" if not raw else f"{raw[:20]!r} is not {what}")
    return raw


def _name(columns: Mapping[str, str], name: str, what: str) -> str:
    value = clean_line(plain_text(columns.get(name) or ""))[:160]
    if not value:
        raise Refused(f"it lacks {what}")
    return value


def _point(columns: Mapping[str, str], problems: list[str]) -> tuple[float | None, float | None]:
    """Degrees with a decimal comma; 0/0 and points outside Germany count as none."""
    raw = [(columns.get(name) or "").strip().replace(",", ".") for name in ("latitude", "longitude")]
    if not any(raw):
        return None, None
    if not all(re.fullmatch(r"-?\d{1,3}(?:\.\d{1,12})?", value) for value in raw):
        problems.append("coordinates are not numbers")
        return None, None
    lat, lon = (float(value) for value in raw)
    south, north, west, east = GERMANY
    if not (south <= lat <= north and west <= lon <= east):
        if (lat, lon) != (0.0, 0.0):
            problems.append("coordinates lie outside Germany")
        return None, None
    return lat, lon


def _postcode(columns: Mapping[str, str], problems: list[str]) -> str:
    raw = (columns.get("plz") or "").strip()
    if not raw:
        return ""
    if re.fullmatch(r"[0-9]{4}", raw):  # spreadsheets eat the leading zero of the east
        return f"0{raw}"
    if not re.fullmatch(r"[0-9]{5}", raw):
        problems.append(f"{clean_line(raw)[:20]!r} is not a postcode")
        return ""
    return raw


def _town(columns: Mapping[str, str]) -> str:
    return clean_line(columns.get("ort") or columns.get("ortsteil") or "")[:120]


def _moment(columns: Mapping[str, str], problems: list[str]) -> datetime | None:
    """Seconds since 1970, of the last change or else of the making."""
    raw = (columns.get("bearbeitet") or columns.get("erstellt") or "").strip()
    if not raw:
        return None
    if re.fullmatch(r"[0-9]{1,11}", raw):
        moment = datetime.fromtimestamp(int(raw), tz=UTC)
        if FIRST_YEAR <= moment.year <= LAST_YEAR:
            return moment
    problems.append(f"{raw[:20]!r} is not a Unix time")
    return None
