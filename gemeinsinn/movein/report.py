"""The report of a run: a page to read and print, and a table for a spreadsheet. Both are written row by row."""

import csv
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.core.sheets import safe_cell
from gemeinsinn.movein.spool import Spool
from gemeinsinn.movein.wording import FINDINGS, OUTCOMES, REASONS

STYLE = Path(__file__).with_name("report.css")
TOKENS = "ui/css/tokens.css"


def kind_words(what: str, kind: str) -> str:
    """A finding or a reason in words."""
    return str((FINDINGS if what == "note" else REASONS).get(kind, kind))


def write_reports(
    folder: Path, stem: str, spool: Spool, *, title: str, facts: list[tuple[str, str]]
) -> tuple[Path, Path]:
    """Both files; their paths. Raises ImportFault if the folder cannot be written."""
    page, table = folder / f"{stem}.html", folder / f"{stem}.csv"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with page.open("w", encoding="utf-8") as file:
            file.writelines(lines_of_page(spool, title, facts))
        with table.open("w", encoding="utf-8-sig", newline="") as file:
            write_table(csv.writer(file, delimiter=";"), spool)
    except OSError as problem:
        words = _("The report %(file)s cannot be written: %(why)s.")
        raise ImportFault(words % {"file": page, "why": problem.strerror}) from problem
    return page, table


def write_table(rows: Any, spool: Spool) -> None:
    """A line an article and a line a finding."""
    rows.writerow([_("Number on the old site"), _("Title"), _("Place in the file"), _("What"), _("Which"), _("Detail")])
    for number, title, place, what, kind, detail, _page in spool.told():
        cells = (number, title, place, str(OUTCOMES[what]), kind_words(what, kind) if kind else "", detail)
        rows.writerow([safe_cell(cell) for cell in cells])


def lines_of_page(spool: Spool, title: str, facts: list[tuple[str, str]]) -> Iterator[str]:
    """The page, piece by piece."""
    tokens = finders.find(TOKENS)
    style = (Path(str(tokens)).read_text(encoding="utf-8") if tokens else "") + STYLE.read_text(encoding="utf-8")
    yield f'<!doctype html>\n<html lang="{get_language()}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
    yield f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
    yield from table_of(_("What was done"), facts)
    sums = spool.sums()
    yield from table_of(_("Articles"), outcomes(sums))
    reasons = [(kind_words(what, kind), str(count)) for what, kind, count in sums if what not in ("note", "taken")]
    yield from table_of(_("Not taken, by reason"), reasons)
    yield from table_of(
        _("Findings"), [(kind_words(what, kind), str(count)) for what, kind, count in sums if what == "note"]
    )
    yield from sections(_("Not taken"), (line for line in spool.told() if line[3] in ("left", "refused")))
    yield from sections(_("Findings, article by article"), (line for line in spool.told() if line[3] == "note"))
    yield "</main>\n</body>\n</html>\n"


def draft_address(page: int) -> str:
    """Where editors change a draft."""
    return escape(settings.BASE_URL.rstrip("/") + reverse("wagtailadmin_pages:edit", args=[page]))


def outcomes(sums: list[tuple[str, str, int]]) -> list[tuple[str, str]]:
    """How many articles came to what."""
    counted = {what: sum(count for other, _kind, count in sums if other == what) for what in OUTCOMES if what != "note"}
    return [(str(OUTCOMES[what]), str(count)) for what, count in counted.items() if count]


def table_of(head: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    """Two columns under a headline; nothing if there are no rows."""
    if rows:
        yield f"<h2>{escape(head)}</h2>\n<table>\n<tbody>\n"
        for term, said in rows:
            yield f'<tr><th scope="row">{escape(term)}</th><td>{escape(said)}</td></tr>\n'
        yield "</tbody>\n</table>\n"


def sections(head: str, lines: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """Articles with what there is to say about each; nothing if there is none."""
    last = None
    for number, title, place, what, kind, detail, page in lines:
        if last is None:
            yield f"<h2>{escape(head)}</h2>\n"
        if (number, place) != last:
            yield "</ul>\n" if last else ""
            name = escape(title or number)
            linked = f'<a href="{draft_address(page)}">{name}</a>' if page else name
            yield f"<h3>{linked} <small>{escape(number)}, {escape(place)}</small></h3>\n<ul>\n"
            last = (number, place)
        words = f' <span class="detail">{escape(detail)}</span>' if detail else ""
        yield f"<li>{escape(kind_words(what, kind))}{':' if words else ''}{words}</li>\n"
    yield "</ul>\n" if last else ""
