"""Spans and figures in words."""

from datetime import date
from typing import Any

from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinsinn.placement.lifecycle.figures import NOT_SAID, Counts, Named, Span
from gemeinsinn.placement.wording.cases import AGES, CAME_BY, GENDERS, Words, choices
from gemeinsinn.places.models import Quarter
from gemeinsinn.ui import formats

SPANS = choices(
    {
        Named.YEAR: gettext_lazy("this year"),
        Named.LAST_YEAR: gettext_lazy("last year"),
        Named.QUARTER: gettext_lazy("this quarter of the year"),
        Named.LAST_QUARTER: gettext_lazy("last quarter of the year"),
        Named.MONTH: gettext_lazy("this month"),
        Named.LAST_MONTH: gettext_lazy("last month"),
        Named.OWN: gettext_lazy("from … to …"),
    }
)
PARTS: Words = {
    "wanted": gettext_lazy("What people would like to do"),
    "placed": gettext_lazy("Fields of the placements"),
    "ages": gettext_lazy("Ages"),
    "genders": gettext_lazy("Gender, as far as given"),
    "came_by": gettext_lazy("How they came to us"),
    "areas": gettext_lazy("Where they live"),
    "minutes": gettext_lazy("Confirmed hours by field"),
}
VALUES: dict[str, Words] = {"ages": AGES, "genders": GENDERS, "came_by": CAME_BY}


def hours(minutes: int) -> float:
    """Hours, to a quarter."""
    return round(minutes / 60, 2)


def span_words(span: Span) -> str:
    """ "1. Januar bis 31. Dezember 2026"."""
    return formats.span(span.first, span.last)


def step_words(first: date, span: Span) -> str:
    """ "Nov. 2026", or the year."""
    return str(format_date(first, "LLL y", locale=formats.current_locale())) if span.by_month else str(first.year)


def short_step(first: date, span: Span) -> str:
    """The same below a column: "Nov.", with its year only where there are two."""
    if span.first.year == span.last.year:
        return str(format_date(first, "LLL", locale=formats.current_locale()))
    return str(format_date(first, "LLL yy", locale=formats.current_locale())) if span.by_month else str(first.year)


def rows_of(part: str, counts: Counts) -> list[dict[str, Any]]:
    """A part as rows of label and number (None: hidden), minutes as hours, each with its share of the largest in per cent."""
    top = max((number or 0 for number in counts.values()), default=0)
    return [
        {
            "label": value_words(part, value),
            "number": number if number is None or part != "minutes" else hours(number),
            "share": round(100 * (number or 0) / top) if top else 0,
        }
        for value, number in counts.items()
    ]


def value_words(part: str, value: Any) -> str:
    """A value as people read it."""
    if value == NOT_SAID:
        return _("not said")
    if isinstance(value, Quarter):
        return f"{value.municipality.name}, {value.name}"
    return str(VALUES[part][value]) if part in VALUES else str(value)
