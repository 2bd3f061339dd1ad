"""A feed (RSS, Atom) with a folder of saved pages as records, for a site whose database nobody can reach."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.movein.cleaning.cloak import uncloaked
from gemeinsinn.movein.cleaning.tree import Node, TooDeep, markup_of, tree_of
from gemeinsinn.movein.pictures import Lost, file_below
from gemeinsinn.movein.reading.marked import entries, told
from gemeinsinn.movein.reading.rows import Row
from gemeinsinn.movein.reading.source import Source
from gemeinsinn.movein.records import Finding, Record
from gemeinsinn.movein.spool import Spool
from gemeinsinn.movein.systems.dates import day_of
from gemeinsinn.movein.systems.joomla import LONGEST, NO_TOPICS

MOST_PAGE = 2_000_000
NUMBERED = re.compile(r"/(\d{1,9})-[\w-]+$")
PLACES = ("item-page", "entry-content", "article-body", "com-content-article", "blog-post")


def spool_feed(source: Source, spool: Spool) -> str:
    """Keeps entries; the address of the site."""
    address = ""
    for name, element in entries(source):
        if name in ("item", "entry"):
            columns = told(element)
            link = link_of(columns)
            number = number_of(link or str(columns.get("guid") or columns.get("id") or ""))
            spool.keep(Row("entry", columns, _("entry %(number)s") % {"number": link or number}), number)
        elif name == "site" and element.tag.rpartition("}")[2] == "link":
            address = address or (element.text or element.get("href") or "").strip()
    if not spool.count("entry", ""):
        raise ImportFault(_("There is no entry in this feed."))
    return address


def link_of(columns: dict[str, Any]) -> str:
    """Where the entry leads."""
    links = [address for kind, address in columns["links"] if kind == "alternate"]
    return str(links[0] if links else columns.get("link") or "").strip()


def number_of(link: str) -> str:
    """Joomla's own number if the address has one, so that a dump that is imported later finds the article taken."""
    numbered = NUMBERED.search(urlsplit(link).path.removesuffix(".html"))
    return f"article-{numbered[1]}" if numbered else f"entry-{hashlib.sha256(link.encode()).hexdigest()[:32]}"


class FeedSite:
    """Gives records from what was spooled; the saved page of an entry is preferred to what the feed says."""

    def __init__(self, spool: Spool, pages: Path | None) -> None:
        self.spool, self.pages = spool, pages

    @property
    def total(self) -> int:
        """How many records there will be."""
        return self.spool.count("entry", "")

    def records(self) -> Iterator[Record]:
        """All entries in their order."""
        for row, again in self.spool.rows("entry", ""):
            columns: dict[str, Any] = row.columns
            link = link_of(columns)
            key = link or str(columns.get("guid") or columns.get("id") or "")
            record = Record(number=number_of(key), title=columns.get("title") or "", place=row.place)
            record.body = columns.get("content") or columns.get("description") or columns.get("summary") or ""
            if again:
                record.left = "again"
            elif len(record.body) > LONGEST:
                record.left = "long"
            else:
                self.fill(record, columns, urlsplit(link).path)
            yield record

    def fill(self, record: Record, columns: dict[str, Any], path: str) -> None:
        """What is known about an entry that is taken."""
        get = columns.get
        last = unquote(path).rstrip("/").rpartition("/")[2].removesuffix(".html")
        record.alias = re.sub(r"^\d+-", "", last)
        record.day = day_of(get("pubdate"), get("published"), get("date"), get("updated"))
        record.author = str(get("creator") or get("author") or "").rpartition("(")[2].rstrip(")").strip()
        if "@" in record.author:
            record.author = ""
        record.topics = tuple(
            name for _kind, name in columns["categories"][:5] if name and name.casefold() not in NO_TOPICS
        )
        record.addresses = (path,) if path.strip("/") else ()
        if self.pages is not None:
            try:
                record.body = self.saved(path)
            except Lost as problem:
                record.notes.append(Finding("page", str(problem)))

    def saved(self, path: str) -> str:
        """The text of a saved page. Raises Lost."""
        assert self.pages is not None  # asked by fill
        whole = unquote(path).strip("/")
        bare = whole.removesuffix(".html")
        names = [whole, f"{bare}.html", f"{bare}/index.html"]
        names += [name.rpartition("/")[2] for name in names[:2]]
        file = file_below(self.pages, [name for name in names if name])
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST_PAGE + 1)
        except OSError as problem:
            raise Lost(_("it cannot be read")) from problem
        if len(content) > MOST_PAGE:
            raise Lost(_("it is larger than 2 MB"))
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
        try:
            found = main_part(tree_of(uncloaked(text)[0])[0])
        except TooDeep:
            found = None
        if found is None:
            raise Lost(_("no article was found on it"))
        return markup_of(found)


def main_part(root: Node) -> Node | None:
    """The article of a page without what stands around it."""
    for wanted in ("articleBody", *PLACES):
        for node in root.nodes():
            if node.attributes.get("itemprop") == wanted or wanted in node.attributes.get("class", "").split():
                return node
    return next((node for name in ("article", "main") for node in root.all(name)), None)
