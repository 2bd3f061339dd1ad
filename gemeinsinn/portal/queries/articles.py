"""Articles everyone may read: listed, filtered, on a topic, of an agency."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from gemeinsinn.core.text import clean_line
from gemeinsinn.portal.models import AgencyPage, ArticlePage, Topic

PAGE = 12
LONGEST = 80  # letters of a searched phrase


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the list; nonsense counts as not asked."""

    topic: str = ""
    year: int = 0
    words: str = ""

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> "Filters":
        year = str(query.get("jahr", ""))
        return cls(
            topic=str(query.get("thema", ""))[:60],
            year=int(year) if len(year) == 4 and year.isdecimal() and year.isascii() else 0,
            words=clean_line(str(query.get("wort", ""))[:LONGEST]),
        )

    def query(self, **changes: Any) -> str:
        """The address's query, with changes."""
        told = {"thema": self.topic, "jahr": self.year or "", "wort": self.words, **changes}
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def asked(self) -> bool:
        return bool(self.topic or self.year or self.words)


def public_articles(code: str) -> QuerySet[ArticlePage]:
    """Published articles of one language, newest first."""
    found: QuerySet[ArticlePage] = ArticlePage.objects.filter(live=True, locale__language_code=code)
    return found.select_related("picture", "municipality", "quarter", "locale").order_by("-date", "-pk")


def found_articles(code: str, filters: Filters, page: Any = 1) -> Page[ArticlePage]:
    """One page of the list."""
    found = public_articles(code)
    if filters.topic:
        found = found.filter(topics__slug=filters.topic)
    if filters.year:
        found = found.filter(date__year=filters.year)
    for word in filters.words.split()[:6]:
        found = found.filter(Q(title__icontains=word) | Q(lead__icontains=word))
    return Paginator(found.prefetch_related("topics"), PAGE).get_page(page)


def years_of(code: str) -> list[int]:
    """The years there are articles of, newest first."""
    return [day.year for day in public_articles(code).order_by().dates("date", "year", order="DESC")]


def topics_of(code: str) -> QuerySet[Topic]:
    """Topics with at least one published article in the language."""
    return Topic.objects.filter(articles__in=public_articles(code).order_by()).distinct().order_by("name")


def articles_on(topic: Topic, code: str, *, most: int) -> list[ArticlePage]:
    """The newest on a topic."""
    return list(public_articles(code).filter(topics=topic)[:most])


def articles_of(page: AgencyPage, *, most: int) -> list[ArticlePage]:
    """The newest that lie below an agency's page."""
    return list(public_articles(page.code).filter(path__startswith=page.path)[:most])
