"""Tables that a spreadsheet opens with a double click, and whose cells cannot run anything there."""

import csv
from collections.abc import Iterable, Iterator

CSV = "text/csv; charset=utf-8"

# A cell that begins like this would be run as a formula by Excel, Calc or Numbers.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"  # tells Excel that it is UTF-8


def safe_cell(text: str) -> str:
    """Text that stays text: an apostrophe in front of anything that could be a formula."""
    text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) else text


def sheet_lines(heads: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table line by line: semicolons, UTF-8 with mark, quotes where needed. Numbers stay as they are."""
    writer = csv.writer(_Line(), delimiter=";")
    yield MARK + str(writer.writerow([safe_cell(str(head)) for head in heads]))
    for row in rows:
        yield str(writer.writerow([cell if isinstance(cell, int | float) else safe_cell(str(cell)) for cell in row]))


class _Line:
    """What csv.writer writes to: hands each line back."""

    def write(self, text: str) -> str:
        return text
