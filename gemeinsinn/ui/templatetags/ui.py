"""Filters and tags every template may use without loading them (listed as builtins in the settings)."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import get_language

from gemeinsinn.core.money import Money
from gemeinsinn.ui import controls, formats, pages, prose, wording
from gemeinsinn.ui.icons import icon_markup

register = template.Library()
KINDS = ("zeit", "wissen", "sachen", "raeume", "geld")


@register.filter
def day(value: date | datetime | None) -> str:
    """Freitag, 4. Dezember"""
    return formats.day(value) if value else ""


@register.filter
def short_day(value: date | datetime | None) -> str:
    """Fr, 4. Dez"""
    return formats.day(value, short=True) if value else ""


@register.filter
def clock(value: datetime | time | None) -> str:
    """16 Uhr"""
    return formats.clock(value) if value is not None else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Freitag, 4. Dezember, 16 Uhr"""
    return formats.moment(value) if value else ""


@register.filter
def iso(value: date | datetime | None) -> str:
    """For the datetime attribute of <time>."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if value else ""


@register.filter
def span(start: date | None, end: date | None = None) -> str:
    """{{ start|span:end }} → 4. bis 9. Dezember 2026"""
    return formats.span(start, end)


@register.filter
def money(value: Money | int | None) -> str:
    """Money or whole cents → 200 €"""
    return formats.money(value) if value is not None else ""


@register.filter
def number(value: Any) -> str:
    """1.234,5"""
    return formats.number(value) if value is not None else ""


@register.filter
def quantity(hundredths: int | None, unit: str = "") -> str:
    """{{ 2000|quantity:"Stühle" }} → 20 Stühle"""
    return formats.quantity(hundredths, unit) if hundredths is not None else ""


@register.filter
def share(part: int, whole: int) -> str:
    """{{ 71|share:84 }} → 85 %"""
    return formats.share(part, whole)


@register.filter
def distance(metres: float | None) -> str:
    """Metres → 800 m, 1,2 km"""
    return formats.distance(metres) if metres is not None else ""


@register.filter
def initials(name: str) -> str:
    """Amira Haddad → AH: the first letters of the first and the last word."""
    stripped = (word.lstrip("„“”\"'‚’(") for word in str(name).split())
    words = [word for word in stripped if word[:1].isalnum()]
    return "".join(word[0] for word in ([words[0], words[-1]] if len(words) > 1 else words)).upper()


@register.filter
def phone_link(number: str) -> str:
    """A phone number as typed → what a tel: link needs, German numbers with +49."""
    digits = "".join(sign for sign in str(number) if sign.isdigit() or sign == "+")
    return f"+49{digits[1:]}" if digits.startswith("0") and not digits.startswith("00") else digits


@register.filter
def paragraphs(text: str | None) -> SafeString:
    """What somebody typed as paragraphs and lists, escaped."""
    return prose.paragraphs(str(text or ""))


@register.filter
def breakable(address: str) -> SafeString:
    """An e-mail address that a narrow column breaks behind the @ first."""
    name, at, host = str(address).partition("@")
    return format_html("{}{}<wbr>{}", name, at, host)


@register.simple_tag
def mail_link(address: str) -> SafeString:
    """A link to a public address, every sign written as its number: browsers read it as it is, also without script.

    It keeps out only collectors that search the source for an @; who draws the page reads it.
    """
    name, at, host = ("".join(f"&#{ord(sign)};" for sign in part) for part in str(address).partition("@"))
    return SafeString(f'<a href="mailto:{name}{at}{host}">{name}{at}<wbr>{host}</a>')  # numbers only


@register.filter
def anchor(text: str) -> str:
    """An id made of a heading."""
    return slugify(str(text)) or "teil"


@register.filter
def columns(heads: str | Sequence[str]) -> Sequence[str]:
    """The heads of a table: a list of them, or one text with | between."""
    return heads.split("|") if isinstance(heads, str) else heads


@register.simple_tag
def own_words(language: str = "") -> SafeString:
    """<p{% own_words need.language %}> → lang="de" where the page speaks another language than what people wrote there.

    Without a code: noted by staff or guides, in the house's own language.
    """
    code = language or settings.LANGUAGE_CODE
    return SafeString("") if code == get_language() else format_html(' lang="{}"', code)


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """The drawn sign as inline SVG, hidden from assistive technology; unknown names draw nothing."""
    return icon_markup(name, size)


@register.simple_tag
def control(field: BoundField, described_by: str = "") -> SafeString:
    """The form control of a field with its class and its ties to hint and error."""
    return controls.render_control(field, described_by)


@register.filter
def control_kind(field: BoundField) -> str:
    """What a field is drawn as: line, text, select, tick, choices, file or hidden."""
    return controls.control_kind(field)


@register.filter
def is_kind(value: Any) -> bool:
    """True for one of the five kinds of needs."""
    return str(value) in KINDS


@register.simple_tag
def field_control(field: BoundField, hint: str = "", example: str = "") -> SafeString:
    """The control inside <c-field>, tied to the hint and the example shown above it."""
    return controls.render_control(field, controls.hint_ids(field, hint, example))


@register.simple_tag
def describing(field: BoundField, hint: str = "", example: str = "") -> SafeString:
    """The aria-describedby of a group of choices."""
    ids = controls.describing_ids(field, *controls.hint_ids(field, hint, example).split())
    return format_html(' aria-describedby="{}"', ids) if ids else SafeString("")


@register.simple_tag
def error_entries(form: Any = None, forms: Any = None) -> list[dict[str, str]]:
    """What the error summary lists, in the order of the page."""
    return [entry for one in (forms or ([form] if form else [])) for entry in controls.error_entries(one)]


@register.simple_tag
def page_links(page: Any, base: str = "") -> dict[str, Any] | None:
    """Addresses of the pages around this one; None if there is only one."""
    return pages.page_links(page, base)


@register.simple_tag
def missing_words(left: Any, total: Any = None, unit: str = "", given: bool = False) -> SafeString:
    """noch <strong>12</strong> von 20 Stühlen"""
    return wording.missing_words(left, total, unit, given=given)


@register.simple_tag
def is_done(missing: Any) -> bool:
    """True if nothing of a need is missing any more; `missing` is the card's dict or object, or None."""
    if not missing:
        return False
    left = missing.get("left") if isinstance(missing, dict) else missing.left
    return str(left) in {"0", "0 €", "€0"}


@register.simple_tag
def strip_row(strips: list[bool], size: str = "", yours: Any = True) -> SafeString:
    """The tear-off slips of a notice; True is torn off (promised). At most 20 are drawn."""
    return pages.strip_row(strips, size, bool(yours))
