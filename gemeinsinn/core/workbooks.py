"""Tables as a workbook (XLSX): numbers stay numbers, text stays text, a course gets its chart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 60
_LONGEST_TITLE = 31  # what the format allows
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. With `chart` its first column names the columns of a chart and the others are its series."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    chart: bool = False


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The file. Raises ValueError without a sheet."""
    if not sheets:
        raise ValueError("a workbook needs a sheet")
    from openpyxl import Workbook  # 13 MB in each process: only where somebody saves a workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _add(book, sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def long_workbook(title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> IO[bytes]:
    """One sheet of any length, written to a file row by row: memory stays the same."""
    from openpyxl import Workbook  # as above
    from openpyxl.cell import WriteOnlyCell  # likewise

    book = Workbook(write_only=True)
    page = book.create_sheet(title.translate(_FORBIDDEN)[:_LONGEST_TITLE])
    page.freeze_panes = "A2"
    for row in chain([heads], rows):
        cells = [WriteOnlyCell(page, value) for value in row]
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # nothing that is text runs as a formula
        page.append(cells)
    out = TemporaryFile()  # noqa: SIM115 - handed on open
    book.save(out)
    out.seek(0)
    return out


def _add(book: "Workbook", sheet: Sheet) -> None:
    from openpyxl.chart import BarChart, Reference  # likewise
    from openpyxl.styles import Font  # likewise

    page = book.create_sheet(sheet.title.translate(_FORBIDDEN)[:_LONGEST_TITLE])
    for line, row in enumerate([sheet.heads, *sheet.rows], 1):
        for column, value in enumerate(row, 1):
            cell = page.cell(line, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # nothing that is text runs as a formula
            if line == 1:
                cell.font = Font(bold=True)
    for column in page.columns:
        widest = max(len(str(cell.value or "")) for cell in column)
        page.column_dimensions[column[0].column_letter].width = min(_WIDEST, widest + 2)
    page.freeze_panes = "A2"
    if sheet.chart and sheet.rows:
        last = len(sheet.rows) + 1
        chart = BarChart()
        chart.title = sheet.title
        chart.add_data(
            Reference(page, min_col=2, max_col=len(sheet.heads), min_row=1, max_row=last), titles_from_data=True
        )
        chart.set_categories(Reference(page, min_col=1, min_row=2, max_row=last))
        page.add_chart(chart, f"A{last + 3}")
