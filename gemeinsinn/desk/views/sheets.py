"""Lists as files a German spreadsheet opens with a double click."""

from collections.abc import Iterable

from django.http import StreamingHttpResponse
from django.utils.text import slugify

from gemeinsinn.core.sheets import CSV, sheet_lines


def sheet_response(name: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> StreamingHttpResponse:
    """A streamed CSV: semicolons, UTF-8 with mark, quotes where needed."""
    stem, _dot, ending = name.rpartition(".")
    response = StreamingHttpResponse(sheet_lines(heads, rows), content_type=CSV)
    response["Content-Disposition"] = f'attachment; filename="{slugify(stem) or "liste"}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
