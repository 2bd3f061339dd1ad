"""What volunteers ask for, in words: labels of the choices, facts as lines of a page."""

from typing import Any

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gemeinsinn.ui import formats
from gemeinsinn.volunteering.lifecycle.opportunities import (
    About,
    Company,
    Expenses,
    German,
    Means,
    Pace,
    Reach,
    Told,
)
from gemeinsinn.volunteering.models import Opportunity

MEANS = {Means.HANDS: _("with one’s hands"), Means.HEAD: _("with one’s head"), Means.BOTH: _("with both")}
ABOUT = {About.PEOPLE: _("with people"), About.THINGS: _("with things"), About.BOTH: _("with people and with things")}
COMPANY = {
    Company.ALONE: _("alone, at one’s own pace"),
    Company.TOGETHER: _("together with others"),
    Company.BOTH: _("alone or with others, as you like"),
}
PACE = {
    Pace.ONGOING: _("again and again, for example every week"),
    Pace.ONCE: _("once"),
    Pace.SERIES: _("several dates; one may be enough"),
}
REACH = {Reach.SITE: _("on site"), Reach.PARTLY: _("partly from home"), Reach.REMOTE: _("all of it from home")}
GERMAN = {
    German.NONE: _("none is needed"),
    German.LITTLE: _("a little is enough"),
    German.TALK: _("enough for a talk"),
    German.GOOD: _("good German, in writing, too"),
}
EXPENSES = {
    Expenses.NOTHING: _("nothing is paid back"),
    Expenses.TRAVEL: _("fares are paid back"),
    Expenses.MATERIAL: _("material is paid back"),
    Expenses.LUMP: _("a lump sum"),
}
CHILDREN = {Told.YES: _("children may come along"), Told.NO: _("without children")}
CERTIFICATE = {
    Told.YES: _("a certificate of good conduct is needed; it costs volunteers nothing"),
    Told.NO: _("no certificate of good conduct"),
}

LABELS = {
    "field": pgettext_lazy("of engagement", "Field"),
    "means": _("What one does it with"),
    "about": _("Whom or what one deals with"),
    "company": _("Alone or together"),
    "pace": _("How often"),
    "hours_a_week": _("Hours a week"),
    "least_months": _("For how many months at least"),
    "reach": _("On site or from home"),
    "way_there": _("How to get there"),
    "german": _("German"),
    "children": _("With children"),
    "certificate": _("Certificate of good conduct"),
    "expenses": _("Expenses"),
    "expenses_words": _("More about the expenses"),
    "insurance": _("Insurance"),
    "induction": _("How one is shown the work"),
    "training": _("Courses"),
    "learns": _("What one learns"),
}
OF = {
    "means": MEANS, "about": ABOUT, "company": COMPANY, "pace": PACE, "reach": REACH, "german": GERMAN,
    "children": CHILDREN, "certificate": CERTIFICATE, "expenses": EXPENSES,
}  # fmt: skip


def said(row: Opportunity, name: str) -> str:
    """A choice in words; "" where nobody chose."""
    value = getattr(row, name)
    return str(OF[name][value]) if value else ""


def pace_words(row: Opportunity) -> str:
    """ "immer wieder, zum Beispiel jede Woche · 2 Stunden in der Woche · mindestens 6 Monate"."""
    parts = [said(row, "pace")]
    if row.hours_a_week:
        hours = formats.quantity(row.hours_a_week)
        several = 1 if row.hours_a_week == 100 else 2
        parts.append(ngettext("%(n)s hour a week", "%(n)s hours a week", several) % {"n": hours})
    if row.least_months:
        parts.append(
            ngettext("for at least %(n)s month", "for at least %(n)s months", row.least_months)
            % {"n": row.least_months}
        )
    return " · ".join(part for part in parts if part)


def work_words(row: Opportunity) -> str:
    """ "mit den Händen, mit Menschen, zusammen mit anderen"."""
    return ", ".join(part for part in (said(row, name) for name in ("means", "about", "company")) if part)


def fact_lines(row: Opportunity, *, insurance: str) -> list[dict[str, Any]]:
    """Every fact somebody gave, in the order volunteers ask; `own`: words of the author, in the need's language."""
    expenses = said(row, "expenses")
    lines = [
        ("work", gettext("The work"), work_words(row), ""),
        ("pace", LABELS["pace"], pace_words(row), ""),
        ("reach", LABELS["reach"], said(row, "reach"), ""),
        ("way_there", LABELS["way_there"], "", row.way_there),
        ("german", LABELS["german"], said(row, "german"), ""),
        ("children", LABELS["children"], said(row, "children"), ""),
        ("induction", LABELS["induction"], "", row.induction),
        ("training", LABELS["training"], "", row.training),
        ("learns", LABELS["learns"], "", row.learns),
        ("expenses", LABELS["expenses"], expenses, row.expenses_words),
        ("insurance", LABELS["insurance"], "" if row.insurance else insurance, row.insurance),
        ("certificate", LABELS["certificate"], said(row, "certificate"), ""),
        ("field", LABELS["field"], str(row.field or ""), ""),
    ]
    return [{"key": key, "label": label, "said": ours, "own": own} for key, label, ours, own in lines if ours or own]
