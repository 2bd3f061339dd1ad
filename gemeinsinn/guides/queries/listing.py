"""The list of guides: what an address asks for, and who is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from gemeinsinn.core.text import clean_line
from gemeinsinn.guides.lifecycle.guides import State
from gemeinsinn.guides.models import Guide, Topic
from gemeinsinn.guides.wording import LANGUAGES
from gemeinsinn.places.models import Quarter

PAGE = 18


@dataclass(frozen=True, slots=True)
class Filters:
    """What the query string asks for; nonsense counts as not asked."""

    quarter: str = ""
    language: str = ""
    topic: str = ""

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> Filters:
        """Reads ?quartier=&sprache=&thema=."""
        language, topic = str(query.get("sprache", "")), str(query.get("thema", ""))
        return cls(
            quarter=clean_line(str(query.get("quartier", ""))[:140]),
            language=language if language in LANGUAGES else "",
            topic=topic if topic in Topic.values else "",
        )

    def query(self, **changes: Any) -> str:
        """The query string of these filters with some changed, without what is not asked."""
        new = replace(self, **changes)
        parts = {"quartier": new.quarter, "sprache": new.language, "thema": new.topic}
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def asked(self) -> bool:
        return bool(self.quarter or self.language or self.topic)


@dataclass(frozen=True, slots=True)
class Found:
    """One page of guides, and the quarter that was meant."""

    page: Page[Guide]
    quarter: Quarter | None


def published_guides() -> QuerySet[Guide]:
    """What everyone may see."""
    return Guide.objects.filter(state=State.PUBLISHED)


def with_card_data(guides: QuerySet[Guide]) -> QuerySet[Guide]:
    """What a card shows: the team with its place, quarters, languages, topics, hours."""
    return guides.select_related("team__agency", "team__municipality", "team__quarter").prefetch_related(
        "quarters", "languages", "topics", "meetings__pauses"
    )


def found_guides(viewer: Any, filters: Filters, page: Any = 1) -> Found:
    """Published guides for anyone, by name."""
    quarter = Quarter.objects.filter(slug=filters.quarter).first() if filters.quarter else None
    listed = published_guides()
    if filters.quarter:
        works_there = Q(quarters=quarter) | Q(team__quarter=quarter)
        listed = listed.filter(works_there) if quarter else listed.none()
    if filters.language:
        listed = listed.filter(languages__code=filters.language)
    if filters.topic:
        listed = listed.filter(topics__topic=filters.topic)
    rows = with_card_data(listed.distinct()).order_by("name", "pk")
    return Found(Paginator(rows, PAGE).get_page(page), quarter)


def quarters_with_guides() -> QuerySet[Quarter]:
    """The quarters one can choose in the list."""
    there = Q(guides__state=State.PUBLISHED) | Q(pk__in=published_guides().values("team__quarter"))
    return Quarter.objects.filter(there).distinct().order_by("name")


def languages_of_guides() -> list[str]:
    """The codes of languages one can choose in the list, in the order of their names."""
    spoken = set(published_guides().values_list("languages__code", flat=True))
    return [code for code in LANGUAGES if code in spoken]
