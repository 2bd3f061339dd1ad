"""A need or offer in words: how much, when, where, who, and what changed."""

from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, npgettext

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.lifecycle.strips import strips
from gemeinsinn.exchange.models import Kind, Need, Notice, Offer, Unit
from gemeinsinn.exchange.wording.amounts import amount_text, unit_word, words_after_of
from gemeinsinn.exchange.wording.notices import FIELDS, STATES
from gemeinsinn.ui import formats

UNSPOKEN = frozenset({"lat", "lon", "slug", "agency"})  # follow from other fields


def state_words(notice: Notice) -> str:
    """Where it stands, in the words its author reads."""
    return str(STATES[State(notice.state)])


def field_words(notice: Need | Offer, name: str) -> str:
    """A field's value as its author would read it."""
    if name in UNSPOKEN:
        return ""
    value = getattr(notice, name)
    with translation.override(notice.contact.language if notice.contact else notice.language):
        if value is None or value in ("", []):
            return ""
        if name == "amount":
            return formats.quantity(value)
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        if isinstance(value, (date, datetime)):
            return formats.day(value)
        if isinstance(value, list):
            return ", ".join(str(part) for part in value)
        display = getattr(notice, f"get_{name}_display", None)
        return str(display() if display else value)


def change_words(edited: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Stored changes with the fields' names in the reader's language."""
    return [
        {**change, "label": FIELDS.get(change["field"], change["field"])}
        for change in edited
        if change["field"] in FIELDS
    ]


def unit_of_total(notice: Notice, hundredths: int) -> str:
    """The unit in "12 of 20 chairs": German takes the dative, "von 20 Stühlen"."""
    many = 1 if hundredths == 100 else 2
    if notice.unit == Unit.EURO:
        return "€"
    if notice.unit_words:
        return words_after_of(notice, hundredths)
    words = {
        Unit.PIECE: npgettext("after of", "piece", "pieces", many),
        Unit.PERSON: npgettext("after of", "person", "people", many),
        Unit.HOUR: npgettext("after of", "hour", "hours", many),
        Unit.PLACE: npgettext("after of", "place", "places", many),
        Unit.DATE: npgettext("after of", "date", "dates", many),
    }
    return words.get(Unit(notice.unit), unit_word(notice.unit, hundredths))


def amount_words(notice: Need | Offer) -> str:
    """ "20 Stühle", "2,5 Stunden", "200 €"; "" where no amount was named."""
    return amount_text(notice, notice.amount)


def missing_of(notice: Notice) -> dict[str, Any] | None:
    """What <c-need-card> shows of the amount: left, total, unit, strips. None where no amount was named."""
    if notice.amount is None:
        return None
    left = notice.amount - notice.covered
    sign_first = notice.unit == Unit.EURO and formats.money(notice.amount).startswith("€")  # "€80 of €200"
    said = formats.money if sign_first else formats.quantity
    return {
        "left": said(left),
        "total": said(notice.amount),
        "unit_text": "" if sign_first else unit_of_total(notice, notice.amount),
        "strips": strips(notice.amount, notice.covered, in_tenths=notice.unit == Unit.EURO),
        "none_left": left <= 0,
        "given": isinstance(notice, Offer),
    }


def missing_words(notice: Notice) -> str:
    """ "noch 12 von 20 Stühlen", "gesucht: 1 Säge", "alles da: 20 Stühle"; of an offer "zu haben: 1 Säge"."""
    missing = missing_of(notice)
    if missing is None:
        return ""
    if missing["none_left"]:
        said = gettext("all given away: %(amount)s") if missing["given"] else gettext("all there: %(amount)s")
        return said % {"amount": amount_words(notice)}
    if notice.amount == 100:  # a single one is not "1 of 1"
        said = gettext("available: %(amount)s") if missing["given"] else gettext("wanted: %(amount)s")
        return said % {"amount": amount_words(notice)}
    of_offer = gettext("%(left)s of %(total)s %(unit)s still available")
    said = of_offer if missing["given"] else gettext("%(left)s of %(total)s %(unit)s still missing")
    words = said % {"left": missing["left"], "total": missing["total"], "unit": missing["unit_text"]}
    return " ".join(words.split())


def when_words(notice: Notice, *, short: bool = False) -> str:
    """The days, and set off from them what the author adds in words."""
    days = ""
    if notice.starts and notice.until and notice.starts == notice.until:
        days = formats.day(notice.until, short=short)
    elif notice.starts and notice.until:
        days = formats.span(notice.starts, notice.until)
    elif notice.until:
        days = gettext("until %(day)s") % {"day": formats.day(notice.until, short=short)}
    elif notice.starts:
        days = gettext("starting %(day)s") % {"day": formats.day(notice.starts, short=short)}
    elif isinstance(notice, Offer) and notice.standing:
        days = gettext("lasting, until further notice")
    return " · ".join(part for part in (days, notice.when_words) if part)


def place_words(notice: Notice) -> str:
    """ "Hof am Tulpenbrunnen, Halle-Neustadt"."""
    town = str(notice.quarter or notice.municipality or "")
    return ", ".join(part for part in (notice.spot, town) if part)


def author_words(notice: Need | Offer) -> str:
    """Who stands behind it, as the public may know: an organisation by name, a person by first name only."""
    if notice.organisation_id:
        return str(notice.organisation)
    if notice.organisation_name:
        return notice.organisation_name
    first = notice.contact.name.split()[:1] if notice.contact else []
    return first[0] if first else gettext("a neighbour")


def kind_label(kind: str) -> str:
    """The kind in the page's language."""
    return str(Kind(kind).label)
