"""Joomla's rows as records: #__content with #__categories, #__users and #__menu."""

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.movein.reading.listed import read_json
from gemeinsinn.movein.reading.rows import Row, Value
from gemeinsinn.movein.reading.source import Source
from gemeinsinn.movein.reading.sql import Dump
from gemeinsinn.movein.records import Finding, Record
from gemeinsinn.movein.spool import Spool
from gemeinsinn.movein.systems.dates import day_of

LONGEST = 1_000_000
TRASHED = ("-2", "-1")
NO_TOPICS = {"uncategorised", "uncategorized", "root", "nicht kategorisiert", "allgemein"}


def spool_joomla(source: Source, spool: Spool) -> None:
    """Keeps the rows of an SQL dump or JSON file."""
    rows = Dump(source.pieces()).rows() if source.kind == "sql" else read_json(source.pieces())
    for row in rows:
        spool.keep(row, (row.columns.get("id") or "").strip())


class JoomlaSite:
    """Gives records from what was spooled. Raises ImportFault if two sites lie in one dump and none is named."""

    def __init__(self, spool: Spool, prefix: str | None) -> None:
        found = spool.prefixes("content")
        if prefix is not None:
            found = [one for one in found if one == prefix.rstrip("_").casefold()]
        if not found:
            raise ImportFault(_("There is no table of articles (#__content) in this file."))
        if len(found) > 1:
            names = ", ".join(f"{one}_" for one in sorted(found))
            raise ImportFault(
                _("Several sites lie in this file (%(names)s). Name one with --prefix.") % {"names": names}
            )
        self.spool, self.prefix = spool, found[0]
        self.paths = menu_paths(spool, self.prefix)

    @property
    def total(self) -> int:
        """How many records there will be."""
        return self.spool.count("content", self.prefix)

    def records(self) -> Iterator[Record]:
        """All articles in their order."""
        for row, again in self.spool.rows("content", self.prefix):
            yield self.record(row, again)

    def record(self, row: Row, again: bool) -> Record:
        """One article."""
        get = row.columns.get
        record = Record(number=f"article-{(get('id') or '').strip()[:20]}", place=row.place, title=get("title") or "")
        if row.fault or not (get("id") or "").strip().isdigit():
            record.left, record.detail = "fault", row.fault or _("its number is missing")
        elif again:
            record.left = "again"
        elif (get("state") or "").strip() in TRASHED:
            record.left = "trash"
        elif len(get("introtext") or "") + len(get("fulltext") or "") > LONGEST:
            record.left = "long"
        else:
            self.fill(record, row.columns)
        return record

    def fill(self, record: Record, columns: dict[str, Value]) -> None:
        """What is known about an article that is taken."""
        get = columns.get
        number, alias = (get("id") or "").strip(), (get("alias") or "").strip()
        record.alias = alias
        record.intro, record.body = get("introtext") or "", get("fulltext") or ""
        if not record.body.strip():
            record.intro, record.body = "", record.intro
        record.day = day_of(get("publish_up"), get("created"), get("modified"))
        author = self.spool.row("users", self.prefix, (get("created_by") or "").strip())
        record.author = (get("created_by_alias") or "").strip() or (author.get("name") or "").strip()
        category = self.spool.row("categories", self.prefix, (get("catid") or "").strip())
        name = (category.get("title") or "").strip()
        record.topics = (name,) if name and name.casefold() not in NO_TOPICS else ()
        record.addresses = tuple(self.addresses(number, alias, get("catid") or "", category))
        record.picture, record.picture_words = pictures_of(get("images"))
        if (get("state") or "1").strip() == "0" or (get("access") or "1").strip() not in ("0", "1", "5"):
            record.notes.append(Finding("private"))

    def addresses(self, number: str, alias: str, category: str, columns: dict[str, Value]) -> Iterator[str]:
        """Paths the article was found at, as far as the tables tell."""
        yield f"/index.php?id={number}&option=com_content&view=article"
        if path := self.paths.get(("article", number)):
            yield f"/{path}"
        if not alias:
            return
        below = [
            self.paths.get(("category", category.strip()), ""),
            (columns.get("path") or columns.get("alias") or ""),
        ]
        for path in dict.fromkeys(one.strip("/") for one in below if one):
            yield f"/{path}/{number}-{alias}"
            yield f"/{path}/{alias}"


def menu_paths(spool: Spool, prefix: str) -> dict[tuple[str, str], str]:
    """Paths of menu entries by what they show: ("category", "8") → "aktuelles"."""
    paths = dict[tuple[str, str], str]()
    for row, _again in spool.rows("menu", prefix):
        link, path = row.columns.get("link") or "", (row.columns.get("path") or "").strip("/")
        asked = parse_qs(urlsplit(link).query)
        view, number = asked.get("view", [""])[0], asked.get("id", [""])[0].partition(":")[0]
        if asked.get("option") == ["com_content"] and view in ("article", "category") and number and path:
            paths.setdefault((view, number), path)
    return paths


def pictures_of(stored: str | None) -> tuple[str, str]:
    """Path and description of the picture an article is announced with."""
    try:
        told = json.loads(stored or "{}")
    except (ValueError, RecursionError):
        return "", ""
    if not isinstance(told, dict):
        return "", ""
    for name in ("image_fulltext", "image_intro"):
        path = told.get(name)
        if isinstance(path, str) and path:
            return re.sub(r"#joomlaImage:.*", "", path), str(told.get(f"{name}_alt") or "")
    return "", ""
