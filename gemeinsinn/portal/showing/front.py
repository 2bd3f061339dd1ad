"""The front page: its opening, and below it what editors have put together, or else the usual."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from gemeinsinn.partnerships.queries import newest_thanks
from gemeinsinn.portal.models import FrontPage
from gemeinsinn.portal.queries import front_page
from gemeinsinn.portal.queries.editorial import newest_articles, standing_pages
from gemeinsinn.showcase.wording import month_words

USUAL = ("board", "written", "pages", "articles", "month", "figures", "project", "offers")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page; `value` is what an editor wrote into it, if anything."""

    name: str
    value: Any = None

    @property
    def template(self) -> str:
        return f"portal/front/{self.name}.html"


def sections_of(front: FrontPage | None) -> list[Section]:
    """In the order of the page. Nobody has chosen: the usual."""
    if front is None or not front.sections:
        return [Section(name) for name in USUAL]
    return [Section(block.block_type, block.value) for block in front.sections]


def front_facts(front: FrontPage | None, code: str, *, today: date) -> dict[str, Any]:
    """All that the template of the front page is given in one language; what is not chosen is not read."""
    sections = sections_of(front)
    names = {section.name for section in sections}
    shown = front_page(today=today)
    return {
        "page": shown,
        "sections": sections,
        "month": month_words(shown.portrait.month) if shown.portrait else "",
        "today": today,
        "signed": front if front and front.signed_film else None,
        "written": front if front and (front.lead or front.body) else None,
        "articles": newest_articles(code) if "articles" in names else [],
        "standing": standing_pages(code) if "pages" in names else [],
        "thanks": newest_thanks() if "thanks" in names else [],
        "banners": "banner" in names,
    }
