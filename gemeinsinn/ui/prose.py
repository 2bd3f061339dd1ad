"""Text as people typed it, as HTML: paragraphs, line breaks, and lists where somebody made one by hand."""

import re
from collections.abc import Iterator
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ITEM = re.compile(r"\s*[–•*-]\s+(?=\S)")
FEWEST = 2  # one line with a dash before it is no list


def paragraphs(text: str) -> SafeString:
    """Blank lines part paragraphs; two lines or more that begin with a dash, dot or star are a list."""
    parts = (part for block in re.split(r"\n\s*\n", text.strip()) for part in _parts(block))
    return format_html_join("\n", "{}", ((part,) for part in parts))


def _parts(block: str) -> Iterator[SafeString]:
    """A block as lists and what stands between them."""
    lines = [line for line in block.split("\n") if line.strip()]
    runs = [(is_item, list(run)) for is_item, run in groupby(lines, key=lambda line: bool(ITEM.match(line)))]
    plain: list[str] = []
    for is_item, run in runs:
        if not is_item or len(run) < FEWEST:
            plain += run
            continue
        if plain:
            yield _paragraph(plain)
            plain = []
        yield format_html(
            "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((ITEM.sub("", line, 1),) for line in run))
        )
    if plain:
        yield _paragraph(plain)


def _paragraph(lines: list[str]) -> SafeString:
    return format_html("<p>{}</p>", format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines)))
