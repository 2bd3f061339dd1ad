"""WordPress's export (WXR) as records: posts and pages with authors, categories and attachments."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.movein.reading.marked import entries, told
from gemeinsinn.movein.reading.rows import Row
from gemeinsinn.movein.reading.source import Source
from gemeinsinn.movein.records import Finding, Record
from gemeinsinn.movein.spool import Spool
from gemeinsinn.movein.systems.dates import day_of
from gemeinsinn.movein.systems.joomla import LONGEST, NO_TOPICS

LEFT = {"revision": "revision", "attachment": "file"}
WAITING = {"draft", "pending", "future", "private"}


def spool_wordpress(source: Source, spool: Spool) -> str:
    """Keeps items and authors; the address of the site. Raises ImportFault if this is no export of WordPress."""
    address, known = "", False
    for name, element in entries(source):
        if name == "site":
            tag = element.tag.rpartition("}")[2]
            known = known or tag == "wxr_version"
            if tag in ("base_site_url", "base_blog_url", "link") and element.text:
                address = element.text.strip() if tag != "link" or not address else address
        elif name == "author":
            columns = {one.tag.rpartition("}")[2]: one.text for one in element}
            spool.keep(Row("author", columns, ""), str(columns.get("author_login") or ""))
        else:
            columns = told(element)
            known = known or "post_type" in columns
            number = str(columns.get("post_id") or "").strip()
            table = "attachment" if columns.get("post_type") == "attachment" else "item"
            spool.keep(Row(table, columns, _("entry %(number)s") % {"number": number}), number)
    if not known:
        raise ImportFault(_("This is no export of WordPress (WXR). For a feed of Joomla: gemeinsinn import joomla."))
    return address


class WordPressSite:
    """Gives records from what was spooled."""

    def __init__(self, spool: Spool) -> None:
        self.spool = spool

    @property
    def total(self) -> int:
        """How many records there will be."""
        return self.spool.count("item", "") + self.spool.count("attachment", "")

    def records(self) -> Iterator[Record]:
        """All items in their order."""
        for table in ("item", "attachment"):
            for row, again in self.spool.rows(table, ""):
                yield self.record(row, again)

    def record(self, row: Row, again: bool) -> Record:
        """One item."""
        columns: dict[str, Any] = row.columns
        kind, number = columns.get("post_type") or "", (columns.get("post_id") or "").strip()
        record = Record(number=f"article-{number[:20]}", title=columns.get("title") or "", place=row.place)
        status = (columns.get("status") or "publish").strip()
        if kind in LEFT or status in ("auto-draft", "inherit"):
            record.left = LEFT.get(kind, "revision")
        elif kind not in ("post", "page"):
            record.left, record.detail = "other", kind[:60]
        elif not number.isdigit():
            record.left, record.detail = "fault", _("its number is missing")
        elif again:
            record.left = "again"
        elif status == "trash":
            record.left = "trash"
        elif len(columns.get("content") or "") > LONGEST:
            record.left = "long"
        else:
            self.fill(record, columns, status)
        return record

    def fill(self, record: Record, columns: dict[str, Any], status: str) -> None:
        """What is known about a post or page that is taken."""
        get = columns.get
        record.is_page = get("post_type") == "page"
        record.alias = get("post_name") or ""
        record.intro, record.body = get("excerpt") or "", get("content") or ""
        record.day = day_of(get("post_date_gmt")) or day_of(get("post_date"), is_utc=False) or day_of(get("pubdate"))
        login = (get("creator") or "").strip()
        record.author = (self.spool.row("author", "", login).get("author_display_name") or "").strip()
        names = [name for domain, name in columns["categories"] if domain == "category"]
        record.topics = tuple(name for name in names if name and name.casefold() not in NO_TOPICS)
        record.addresses = tuple(self.addresses(columns))
        record.picture, record.picture_words = self.picture(columns["meta"].get("_thumbnail_id", ""))
        if status in WAITING or get("post_password"):
            record.notes.append(Finding("private"))

    def addresses(self, columns: dict[str, Any]) -> Iterator[str]:
        """By name and by number."""
        parts = urlsplit(columns.get("link") or "")
        if parts.path.strip("/"):
            yield parts.path
        asked = "page_id" if columns.get("post_type") == "page" else "p"
        yield f"/?{asked}={(columns.get('post_id') or '').strip()}"

    def attachment(self, number: str) -> str:
        """The address of an attachment's file, or "" """
        columns: dict[str, Any] = self.spool.row("attachment", "", number)
        return str(columns.get("attachment_url") or columns.get("guid") or "")

    def picture(self, number: str) -> tuple[str, str]:
        """Address and description of the picture an article is announced with."""
        columns: dict[str, Any] = self.spool.row("attachment", "", number) if number else {}
        meta = columns.get("meta") or {}
        return self.attachment(number) if number else "", str(meta.get("_wp_attachment_image_alt") or "")
