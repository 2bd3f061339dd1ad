"""Lists as files a German spreadsheet opens with a double click."""

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.utils.text import slugify

from gemeinsinn.core.sheets import MARK, safe_cell


class Line:
    """What csv.writer writes to: hands each line back."""

    def write(self, text: str) -> str:
        return text


def sheet_response(name: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> StreamingHttpResponse:
    """A streamed CSV: semicolons, UTF-8 with mark, quotes where needed."""
    stem, _dot, ending = name.rpartition(".")
    response = StreamingHttpResponse(_lines(heads, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(stem) or "liste"}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _lines(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    writer = csv.writer(Line(), delimiter=";")
    yield MARK + str(writer.writerow([safe_cell(str(head)) for head in heads]))
    for row in rows:
        yield str(writer.writerow([safe_cell(cell) for cell in row]))
