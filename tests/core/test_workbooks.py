"""Workbooks: text stays text, numbers stay numbers, titles are allowed ones."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from gemeinsinn.core.workbooks import Sheet, workbook


def test_cells_keep_their_kind_and_no_text_runs():
    made = workbook(
        [Sheet("Ein sehr langer Titel: mit [Klammern]?", ("Was", "Zahl"), [("=1+1", 2), ("", 2.5), (None, None)])]
    )
    page = load_workbook(BytesIO(made)).worksheets[0]
    assert page.title == "Ein sehr langer Titel  mit  Kla"
    assert (page["A2"].value, page["A2"].data_type, page["B2"].value, page["B3"].value) == ("=1+1", "s", 2, 2.5)
    assert page["A4"].value is None and page["A1"].font.bold and not page._charts


def test_a_chart_only_where_there_is_something_to_draw():
    with_rows, without = (Sheet("Verlauf", ("Wann", "Zahl"), rows, chart=True) for rows in ([("Mai", 1)], []))
    assert len(load_workbook(BytesIO(workbook([with_rows]))).worksheets[0]._charts) == 1
    assert not load_workbook(BytesIO(workbook([without]))).worksheets[0]._charts


def test_no_sheet_is_no_workbook():
    with pytest.raises(ValueError, match="needs a sheet"):
        workbook([])
