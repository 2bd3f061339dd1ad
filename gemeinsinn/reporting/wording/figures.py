"""Statistics in words."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.core.workbooks import Cell, Sheet
from gemeinsinn.reporting.lifecycle.statistics import Statistics, Summary
from gemeinsinn.reporting.wording.reports import APPLICANTS, euros
from gemeinsinn.ui import formats

NONE = "–"


def days_words(days: float | None) -> str:
    """ "12 days", "12.5 days"; "–" where there is nothing to count."""
    if days is None:
        return NONE
    whole = int(days) if days == int(days) else days
    return ngettext("%(n)s day", "%(n)s days", 1 if whole == 1 else 2) % {"n": formats.number(whole)}


def rate_words(one: Summary) -> str:
    """Of what was decided, how much was awarded."""
    return formats.share(one.awards, one.decided)


def year_heads() -> list[str]:
    """Heads of the table year by year."""
    return [
        _("Year"), _("Applications"), _("Awards"), _("Rejections"), _("Success rate"), _("Awarded"), _("Average grant"),
        _("To the decision"), _("To the money"), _("To the proof"),
    ]  # fmt: skip


def year_row(year: Any, one: Summary) -> list[str]:
    """A year as people read it."""
    return [
        str(year), formats.number(one.applications), formats.number(one.awards), formats.number(one.rejections),
        rate_words(one), formats.money(one.awarded), formats.money(one.mean), days_words(one.to_decision),
        days_words(one.to_money), days_words(one.to_proof),
    ]  # fmt: skip


def change_words(years: Sequence[tuple[int, Summary]]) -> str:
    """The last year against the one before; "" with fewer than two."""
    if len(years) < 2:
        return ""
    (before, old), (now, new) = years[-2:]
    return _("%(now)s: %(applications)s applications after %(old)s in %(before)s, %(money)s awarded after %(old_money)s.") % {
        "now": now, "before": before, "applications": formats.number(new.applications), "old": formats.number(old.applications),
        "money": formats.money(new.awarded), "old_money": formats.money(old.awarded),
    }  # fmt: skip


def bars(rows: Sequence[tuple[Any, int]]) -> list[dict[str, Any]]:
    """Rows of label and number, each with its share of the largest in per cent."""
    top = max((number for _label, number in rows), default=0)
    return [
        {"label": label, "number": number, "share": round(100 * number / top) if top else 0} for label, number in rows
    ]


def kind_words(kind: str) -> str:
    """A kind of applicant."""
    return str(APPLICANTS.get(kind, "")) or _("not said")


def parts_of(found: Statistics) -> list[dict[str, Any]]:
    """The parts as charts that are tables."""
    return [
        {"title": _("Applications by kind of applicant"), "rows": bars([(kind_words(kind), one.applications) for kind, one in found.kinds])},
        {"title": _("Applications by place"), "rows": bars([(place or _("not said"), one.applications) for place, one in found.places])},
        {
            "title": _("Planned costs of what was funded, by cost type, in euros"),
            "rows": bars([(label, cents // 100) for label, cents in found.types]),
        },
    ]  # fmt: skip


def part_heads(name: str) -> list[str]:
    """Heads of a table of a part."""
    return [
        name,
        _("Applications"),
        _("Awards"),
        _("Rejections"),
        _("Awarded in euros"),
        _("Days to the decision (median)"),
    ]


def part_row(label: str, one: Summary) -> list[Cell]:
    """A kind or place."""
    return [label, one.applications, one.awards, one.rejections, euros(one.awarded), one.to_decision]


def sheets_of(found: Statistics) -> list[Sheet]:
    """Everything as tables that reckon."""
    heads = [
        _("Year"), _("Applications"), _("Awards"), _("Rejections"), _("Awarded in euros"), _("Average grant in euros"),
        _("Days to the decision (median)"), _("Days to the money (median)"), _("Days to the proof (median)"),
    ]  # fmt: skip
    years: list[list[Cell]] = [
        [
            str(year), one.applications, one.awards, one.rejections, euros(one.awarded), euros(one.mean), one.to_decision,
            one.to_money, one.to_proof,
        ]
        for year, one in found.years
    ]  # fmt: skip
    return [
        Sheet(_("Year by year"), heads, years),
        Sheet(_("Course"), heads[:3], [row[:3] for row in years], chart=True),
        Sheet(_("Applicants"), part_heads(_("Kind")), [part_row(kind_words(kind), one) for kind, one in found.kinds]),
        Sheet(
            _("Places"), part_heads(_("Place")), [part_row(place or _("not said"), one) for place, one in found.places]
        ),
        Sheet(
            _("Cost types"),
            (_("Cost type"), _("Planned costs")),
            [(label, euros(cents)) for label, cents in found.types],
        ),
    ]
