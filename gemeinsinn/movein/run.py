"""One run over an old site, dry or in earnest: the same decisions, the same report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.text import clean_line
from gemeinsinn.movein.actions.taking import LONGEST_TOPIC, AlreadyTaken, Incoming, take_article, take_topic
from gemeinsinn.movein.cleaning.article import Cleaner
from gemeinsinn.movein.cleaning.tree import TooDeep
from gemeinsinn.movein.pictures import Pictures
from gemeinsinn.movein.progress import Progress
from gemeinsinn.movein.queries import slugs_below, taken_articles
from gemeinsinn.movein.records import Cleaned, Finding, Record, WantedPicture
from gemeinsinn.movein.spool import Spool
from gemeinsinn.portal.forwarding import LONGEST, old_key
from gemeinsinn.portal.models import ArticlesPage, FrontPage, Picture, SitePage, Topic

BATCH = 200


class Records(Protocol):
    """One kind of old site."""

    total: int

    def records(self) -> Iterator[Record]: ...


@dataclass(slots=True)
class Run:
    """Goes through the records twice: addresses first, so that links between articles lead on; then the articles."""

    site: str
    spool: Spool
    cleaner: Cleaner
    pictures: Pictures
    progress: Progress
    by: Any
    now: datetime
    in_earnest: bool
    reserved: frozenset[str] = frozenset()
    topics: dict[str, Topic] = field(default_factory=dict)

    def over(self, records: Records) -> None:
        """Everything. Each article is whole or not there; a run that was stopped is completed by the next."""
        lists = ArticlesPage.objects.get(locale__language_code="de")
        front = FrontPage.objects.get(locale__language_code="de")
        self.plan(records, lists, front)
        for batch in batches(records.records()):
            known = taken_articles(self.site, [one.number for one in batch])
            for record in batch:
                self.progress.add(self.one(record, known, front if record.is_page else lists))

    def plan(self, records: Records, lists: SitePage, front: SitePage) -> None:
        """A word in addresses for each record, and where its old addresses will lead."""
        for parent in (lists, front):
            for slug in slugs_below(parent):
                self.spool.give_slug(f"{parent.pk}/{slug}", "")
        for word in self.reserved:
            self.spool.give_slug(f"{front.pk}/{word}", "")
        for batch in batches(records.records()):
            known = taken_articles(self.site, [one.number for one in batch])
            for record in batch:
                if record.left:
                    continue
                parent = front if record.is_page else lists
                if record.number in known:
                    page = known[record.number]
                    new = f"/{page.url_path.strip('/').partition('/')[2]}/" if page else ""
                else:
                    wanted = slug_of(clean_line(record.alias) or clean_line(record.title))
                    slug = self.spool.give_slug(f"{parent.pk}/{wanted}", record.number).partition("/")[2]
                    new = f"/{slug}/" if record.is_page else f"/aktuelles/{slug}/"
                for address in record.addresses if new else ():
                    self.spool.know_address(old_key(address), record.number, new)

    def one(self, record: Record, known: dict[str, SitePage | None], parent: SitePage) -> str:
        """What became of a record, told to the report."""
        if record.left:
            what = "refused" if record.left == "fault" else "left"
            return self.tell(record, record.title, what, record.left, record.detail)
        if record.number in known:
            return self.tell(record, record.title, "unchanged", "known", "")
        try:
            cleaned = self.cleaner.clean(record)
        except TooDeep:
            return self.tell(record, record.title, "left", "deep", "")
        if cleaned.is_spam or cleaned.is_empty:
            return self.tell(record, cleaned.title, "left", "spam" if cleaned.is_spam else "empty", "")
        fresh = list[Picture]()
        try:
            with transaction.atomic():
                page = self.write(record, cleaned, parent, fresh)
        except BaseException as problem:
            self.topics.clear()
            for picture in fresh:  # their rows were rolled back
                picture.file.storage.delete(picture.file.name)
            if isinstance(problem, AlreadyTaken):
                return self.tell(record, record.title, "unchanged", "known", "")
            if isinstance(problem, DomainError | ValidationError):
                return self.tell(record, cleaned.title, "refused", "refused", str(problem)[:300])
            raise
        self.tell(record, cleaned.title, "taken", "", "")
        for finding in dict.fromkeys(cleaned.findings):
            self.tell(record, cleaned.title, "note", finding.kind, finding.detail, page)
        return "taken"

    def write(self, record: Record, cleaned: Cleaned, parent: SitePage, fresh: list[Picture]) -> int | None:
        """Pictures, then the page, whose key is returned; a dry run stops before the page."""
        findings = cleaned.findings
        body = list[tuple[str, Any]]()
        for kind, value in cleaned.pieces:
            if not isinstance(value, WantedPicture):
                body.append((kind, value))
            elif picture := self.pictures.take(value, cleaned.title, findings, fresh):
                body.append((kind, {"picture": picture.pk, "caption": value.caption}))
        head = None
        if path := self.cleaner.links.file_path(record.picture):
            wanted = WantedPicture(path, clean_line(record.picture_words)[:255])
            head = self.pictures.take(wanted, cleaned.title, findings, fresh)
        if record.day is None:
            findings.append(Finding("date"))
        findings += [Finding("shortened", name[:300]) for name in record.topics if len(name) > LONGEST_TOPIC]
        article = Incoming(
            site=self.site, number=record.number, title=cleaned.title, lead=cleaned.lead or cleaned.title, body=body,
            slug=self.spool.slug_of(record.number).partition("/")[2], day=record.day or timezone.localdate(self.now),
            author=clean_line(record.author)[:120], addresses=kept_addresses(record, findings), is_page=record.is_page,
        )  # fmt: skip
        if not self.in_earnest:
            return None
        topics = [self.topic(name) for name in map(clean_line, record.topics) if name]
        page = take_article(parent=parent, article=article, topics=topics, picture=head, by=self.by, now=self.now)
        return int(page.pk)

    def topic(self, name: str) -> Topic:
        """Asked for once a run."""
        if name not in self.topics:
            self.topics[name] = take_topic(name=name, now=self.now)
        return self.topics[name]

    def tell(self, record: Record, title: str, what: str, kind: str, detail: str, page: int | None = None) -> str:
        """A line of the report."""
        self.spool.tell(
            record.number, clean_line(title)[:200], place=record.place, what=what, kind=kind, detail=detail, page=page
        )
        return what


def kept_addresses(record: Record, findings: list[Finding]) -> list[str]:
    """Old paths as redirects keep them; those that are too long are told."""
    keys = [old_key(address) for address in record.addresses]
    findings += [Finding("unlisted", key[:300]) for key in keys if len(key) > LONGEST]
    return [key for key in keys if len(key) <= LONGEST]


def batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Some at a time, so that one query asks for all of them."""
    them = iter(records)
    while batch := list(islice(them, BATCH)):
        yield batch
