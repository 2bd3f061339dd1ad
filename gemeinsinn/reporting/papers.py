"""A report as files: a workbook, a CSV file a table in one ZIP, a tagged PDF."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from gemeinsinn.core.sheets import sheet_lines
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.workbooks import Cell, Sheet, workbook
from gemeinsinn.reporting.lifecycle.reports import Form
from gemeinsinn.reporting.lifecycle.rollup import CaseLine, RollUp
from gemeinsinn.reporting.wording import reports as words
from gemeinsinn.ui import formats
from gemeinsinn.ui.typesetting import common_data, typeset

SHEET = Path(__file__).parent / "typst" / "report.typ"
Maker = Callable[[RollUp, str, datetime], bytes]


def as_workbook(found: RollUp, digest: str, now: datetime) -> bytes:
    """One sheet a table."""
    return workbook(words.sheets_of(found, digest, now))


def as_csv(found: RollUp, digest: str, now: datetime) -> bytes:
    """One file a table, as a German spreadsheet opens it, in one ZIP. The same report makes the same bytes."""
    out = io.BytesIO()
    made = timezone.localtime(now).timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, table in enumerate(words.sheets_of(found, digest, now), start=1):
            entry = zipfile.ZipInfo(f"{number}-{slug_of(table.title)}.csv", date_time=made)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, "".join(csv_lines(table)))
    return out.getvalue()


def csv_lines(table: Sheet) -> list[str]:
    """Numbers with a decimal comma."""
    return list(sheet_lines(table.heads, ([plain(cell) for cell in row] for row in table.rows)))


def plain(cell: Cell) -> object:
    """A cell for CSV: 12.5 is "12,50"; what is not there yet is empty."""
    if isinstance(cell, float):
        return f"{cell:.2f}".replace(".", ",")
    return "" if cell is None else cell


def as_pdf(found: RollUp, digest: str, now: datetime) -> bytes:
    """To be signed and sent: overview, tables, all cases, all receipts."""
    return typeset(SHEET, {
        **common_data(), "words": get_language() or "de",
        "title": _("Report to the funder: %(fund)s, round %(year)s") % {"fund": found.fund, "year": found.year},
        "kicker": found.funder, "line": found.funder_line,
        "facts": [[label, figure(value)] for label, value in words.facts_of(found, digest, now)],
        "facts_head": [_("What"), _("Value")],
        "tables": [
            table(_("Cost types"), words.type_heads(), words.type_rows(found.types)),
            table(_("Places"), words.group_heads(_("Place")), words.group_rows(found.places, {})),
            table(_("Applicants"), words.group_heads(_("Kind")), words.group_rows(found.kinds, words.APPLICANTS)),
        ],
        "cases": table(_("Cases"), short_heads(), [short_cells(one) for one in found.cases]),
        "receipts": table(_("Receipts"), words.receipt_heads(), words.receipt_rows(found)),
        "footer": _("%(network)s · as of %(when)s · SHA-256 %(digest)s") % {
            "network": settings.NETWORK["name"], "when": formats.moment(now), "digest": digest,
        },
    })  # fmt: skip


def table(title: str, heads: list[str], rows: list[list[Cell]]) -> dict[str, Any]:
    """A table of the paper: which columns are figures says its first row."""
    right = [isinstance(cell, int | float) for cell in rows[0]] if rows else [False] * len(heads)
    return {"title": title, "heads": heads, "right": right, "rows": [[figure(cell) for cell in row] for row in rows]}


def figure(value: Cell) -> str:
    """As it is printed: money and hours with two places where there are some."""
    if isinstance(value, float):
        return formats.money(round(value * 100)).strip("€ \u00a0")
    return "–" if value is None else str(value)


def short_heads() -> list[str]:
    """The columns of a case that fit on paper."""
    return [
        _("Case number"), _("Project"), _("Applicant"), _("Place"), _("State"), _("Awarded"), _("Planned costs"),
        _("Actual costs"), _("Grant recognised"), pgettext("money", "Paid"),
    ]  # fmt: skip


def short_cells(one: CaseLine) -> list[Cell]:
    """Their cells."""
    euros = words.euros
    return [
        one.reference, one.title, one.applicant or str(words.APPLICANTS[one.kind]), one.place,
        words.state_words(one.state), euros(one.awarded), euros(one.planned), euros(one.actual), euros(one.recognised),
        euros(one.money.paid),
    ]  # fmt: skip


MAKERS: dict[str, Maker] = {Form.XLSX: as_workbook, Form.CSV: as_csv, Form.PDF: as_pdf}
