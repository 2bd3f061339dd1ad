"""From the columns of another platform to an opportunity in our fields. Plain values; what is wrong is refused by name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.exchange.concreteness import needs_benefit
from gemeinsinn.exchange.imports.freinet.cleaning import LONGEST_DETAILS, injected_words, plain_text, plain_title
from gemeinsinn.exchange.imports.freinet.mapping import Refused
from gemeinsinn.exchange.models import Kind, Notice
from gemeinsinn.exchange.wording.notices import LANGUAGES
from gemeinsinn.volunteering.actions.planning import Slot
from gemeinsinn.volunteering.imports.moments import MOMENT, read_day, read_moment, zone_called
from gemeinsinn.volunteering.lifecycle.opportunities import (
    MOST_HOURS,
    MOST_MONTHS,
    WORDS,
    About,
    Company,
    Expenses,
    German,
    Means,
    Pace,
    Reach,
)
from gemeinsinn.volunteering.lifecycle.plans import MOST_PLACES
from gemeinsinn.volunteering.models import Opportunity

LONGEST_ID = 46
MOST_PEOPLE = 10_000
ENDED = {"withdrawn", "over", "done", "closed", "zurückgezogen", "beendet"}
GOING = {"", "open", "full", "offen", "voll"}
KINDS = {"": Kind.TIME, "time": Kind.TIME, "skill": Kind.SKILL, "zeit": Kind.TIME, "wissen": Kind.SKILL}
YES_NO = {"yes": "yes", "ja": "yes", "true": "yes", "1": "yes", "no": "no", "nein": "no", "false": "no", "0": "no"}
CHOICES = {
    "means": Means, "about": About, "company": Company, "pace": Pace, "reach": Reach, "german": German,
    "expenses": Expenses,
}  # fmt: skip
NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?")
SHIFT = re.compile(
    rf"({MOMENT.pattern}) ?/ ?({MOMENT.pattern}|\d{{1,2}}:\d\d)(?: +x ?(\d{{1,5}}))?(?: +(.*))?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Row:
    """One opportunity, cleaned. What a file has no column for is not in `fields` and `facts`, `shifts` is None then."""

    number: str
    ended: bool
    title: str
    details: str
    organisation_name: str
    place: str
    field_name: str | None
    fields: dict[str, Any]
    facts: dict[str, Any]
    shifts: list[Slot] | None
    injected: tuple[str, ...] = ()
    url: str = ""
    notes: list[str] = field(default_factory=list)
    agency_number: str = ""  # all rows of a file are of one agency


class Columns:
    """Cells by name, with errors that say in which column."""

    def __init__(self, cells: Mapping[str, Any]) -> None:
        self.cells = cells

    def has(self, name: str) -> bool:
        return name in self.cells

    def text(self, name: str) -> str:
        """What stands there, as text; nothing for null. Raises Refused for lists and objects."""
        value = self.cells.get(name)
        if isinstance(value, (list, dict)):
            raise Refused(_("column %(name)s: a text is expected") % {"name": name})
        return "" if value is None else str(value).strip()

    def line(self, name: str, most: int) -> str:
        """One line. Raises Refused if it is too long."""
        text = clean_line(self.text(name))
        if len(text) > most:
            raise Refused(_("column %(name)s: longer than %(most)s characters") % {"name": name, "most": most})
        return text

    def read(self, name: str, how: Callable[[str], Any]) -> Any:
        """Through `how`, None for nothing. Raises Refused that names the column."""
        text = self.text(name)
        try:
            return how(text) if text else None
        except Refused as problem:
            raise Refused(_("column %(name)s: %(why)s") % {"name": name, "why": problem}) from None

    def one_of(self, name: str, known: Mapping[str, Any]) -> Any:
        """A known word. Raises Refused."""
        text = self.text(name).casefold()
        if text not in known:
            told = {"name": name, "text": text[:40], "known": ", ".join(word for word in known if word)}
            raise Refused(_("column %(name)s: “%(text)s” is none of %(known)s") % told)
        return known[text]


def read_row(cells: Mapping[str, Any]) -> Row:
    """Reads one row. Raises Refused where something necessary is missing, or something cannot be meant."""
    columns = Columns(cells)
    number = columns.text("id")
    if not re.fullmatch(rf"[!-~]{{1,{LONGEST_ID}}}", number):
        raise Refused(_("column id: up to %(most)s letters and digits without blanks") % {"most": LONGEST_ID})
    if columns.one_of("state", {**dict.fromkeys(ENDED, True), **dict.fromkeys(GOING, False)}):
        return Row(number, True, columns.text("title")[:120], "", "", "", None, {}, {}, None)
    title, whole = plain_title(columns.text("title"))
    if len(title) < 3:
        raise Refused(_("it has no title"))
    details = read_details(columns.text("details"), whole)
    place = " ".join(part for part in (columns.line("postcode", 10), place_name(columns)) if part)
    return Row(
        number=number, ended=False, title=title, details=details, place=place, url=columns.text("url")[:500],
        organisation_name=columns.line("organisation", 160), field_name=columns.line("field", 80) or None,
        fields=read_fields(columns) | {"title": title, "details": details}, facts=read_facts(columns),
        shifts=read_shifts(cells["shifts"]) if columns.has("shifts") else None,
        injected=tuple(injected_words(title, details)),
    )  # fmt: skip


def place_name(columns: Columns) -> str:
    """The town, or what a neighbour calls the place."""
    return columns.line("municipality", 120) or columns.line("place", 160)


def read_details(text: str, whole_title: str) -> str:
    """Paragraphs; markup of other platforms becomes plain text."""
    plain = plain_text(text) if re.search(r"<[a-zA-Z/!]", text) else clean_text(text)[:LONGEST_DETAILS]
    return f"{whole_title}\n\n{plain}".strip() if whole_title else plain


def read_fields(columns: Columns) -> dict[str, Any]:
    """What stands in the need itself, as far as the file has a column for it."""
    told: dict[str, Any] = {"kind": columns.one_of("kind", KINDS)}
    lengths = {"spot": 160, "access_words": 160, "benefit": 300}
    told |= {name: columns.line(name, most) for name, most in lengths.items() if columns.has(name)}
    if needs_benefit(told["kind"]) and not told.get("benefit"):
        raise Refused(_("column benefit: whoever gives skill wants to know what they get out of it"))
    if columns.has("organisation"):
        told["organisation_name"] = columns.line("organisation", 160)
    if columns.has("when"):
        told["when_words"] = columns.line("when", 120)
    if columns.has("access"):
        told["access"] = columns.one_of("access", {"": "", **{value: value for value in Notice.Access.values}})
    for name in ("starts", "until"):
        if columns.has(name):
            told[name] = columns.read(name, read_day)
    first, last = told.get("starts"), told.get("until")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        raise Refused(_("its last day comes before its first"))
    if columns.has("languages"):
        told["languages"] = read_languages(columns.cells["languages"])
    if columns.has("people"):
        told["amount"] = columns.read("people", lambda text: read_number(text, most=MOST_PEOPLE, whole=True))
    return told


def read_facts(columns: Columns) -> dict[str, Any]:
    """What volunteers want to know, as far as the file has a column for it."""
    told: dict[str, Any] = {}
    for name, kind in CHOICES.items():
        if columns.has(name):
            told[name] = columns.one_of(name, {"": "", **{one.value: one.value for one in kind}})
    for name in ("children", "certificate"):
        if columns.has(name):
            told[name] = columns.one_of(name, {"": "", **YES_NO})
    for name in WORDS:
        if columns.has(name):
            told[name] = columns.line(name, Opportunity._meta.get_field(name).max_length or 300)
    if columns.has("hours_a_week"):
        told["hours_a_week"] = columns.read("hours_a_week", lambda text: read_number(text, most=MOST_HOURS // 100))
    if columns.has("least_months"):
        months = columns.read("least_months", lambda text: read_number(text, most=MOST_MONTHS, whole=True))
        told["least_months"] = months // 100 if months else None
    return told


def read_number(text: str, *, most: int, whole: bool = False) -> int:
    """Hundredths of a number above nothing. Raises Refused."""
    if NUMBER.fullmatch(text):
        hundredths = round(float(text.replace(",", ".")) * 100)
        if 0 < hundredths <= most * 100 and not (whole and hundredths % 100):
            return hundredths
    raise Refused(_("“%(text)s” is not a number from 1 to %(most)s") % {"text": text[:20], "most": most})


def read_languages(value: Any) -> list[str]:
    """A list, or words with commas between them; languages the portal does not know are left out."""
    told = value if isinstance(value, list) else re.split(r"[,;\s]+", str(value or ""))
    return [code for code in dict.fromkeys(str(one).strip().casefold() for one in told) if code in LANGUAGES]


def read_shifts(value: Any) -> list[Slot]:
    """The dates of a row. Raises Refused with the number of the date that cannot be read."""
    told = value if isinstance(value, list) else [part for part in str(value or "").split("|") if part.strip()]
    found: list[Slot] = []
    for n, one in enumerate(told, start=1):
        try:
            found.append(read_slot(one) if isinstance(one, dict) else read_written(str(one)))
        except Refused as problem:
            raise Refused(_("date %(n)s: %(why)s") % {"n": n, "why": problem}) from None
    return found


def read_written(text: str) -> Slot:
    """ "2026-12-04T16:00:00+01:00/2026-12-04T18:30:00+01:00 x5 Getränke ausgeben". Raises Refused."""
    found = SHIFT.fullmatch(text.strip())
    if found is None:
        raise Refused(_("“%(text)s” is not written like START/END x5 TASK") % {"text": text.strip()[:80]})
    start, end = read_moment(found[1]), found[6]
    if re.fullmatch(r"\d{1,2}:\d\d", end):
        end = f"{found[2]} {end}{found[5] or ''}"
    zone = zone_called(found[5]) if found[5] else None  # what is said once holds for both ends
    return slot_of(start, read_moment(end, zone=zone), {"places": found[11] or "1", "role": found[12] or ""})


def read_slot(told: Mapping[str, Any]) -> Slot:
    """A date of a JSON file. Raises Refused."""
    start, end = (read_moment(str(told.get(name) or "")) for name in ("starts_at", "ends_at"))
    return slot_of(start, end, told)


def slot_of(start: datetime, end: datetime, told: Mapping[str, Any]) -> Slot:
    """A slot from what is told beside its times; whether it makes sense is said when it is planned."""
    columns = Columns(told)

    def number(name: str, most: int) -> int | None:
        hundredths = columns.read(name, lambda text: read_number(text, most=most, whole=True) if text != "0" else 0)
        return None if hundredths is None else hundredths // 100

    return Slot(
        starts_at=start, ends_at=end, capacity=number("places", MOST_PLACES) or 1, role=columns.line("role", 80),
        place=columns.line("place", 160), least=number("least", MOST_PLACES) or 0,
        deadline=columns.read("deadline", read_moment), qualification=columns.line("qualification", 120),
        least_age=number("least_age", 120), most_age=number("most_age", 120),
    )  # fmt: skip
