"""schema.org data of the editors' pages, and their address and picture for those who share them."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html

from gemeinsinn.portal.models import ArticlePage, QuestionsPage, SitePage


def full_address(page: SitePage) -> str:
    """The page's address with scheme and host."""
    return settings.BASE_URL + (page.url or "/")


def as_json(told: dict[str, Any]) -> SafeString:
    """JSON-LD, safe inside a script element of a data type."""
    text = json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False)
    return SafeString(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def article_data(page: ArticlePage, image: str) -> SafeString:
    """An Article: headline, dates, author, publisher, place."""
    return as_json(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "@id": full_address(page),
            "url": full_address(page),
            "headline": page.title,
            "description": page.description or page.lead,
            "inLanguage": page.tag,
            "datePublished": page.date.isoformat(),
            "dateModified": page.last_published_at.isoformat() if page.last_published_at else "",
            "author": {"@type": "Person", "name": page.author} if page.author else "",
            "contentLocation": {"@type": "Place", "name": page.place} if page.place else "",
            "publisher": {"@type": "Organization", "name": settings.NETWORK["name"], "url": settings.BASE_URL},
            "image": [image],
        }
    )


def questions_data(page: QuestionsPage) -> SafeString | None:
    """A FAQPage, or None while nobody has written a question."""
    told = [
        {
            "@type": "Question",
            "name": one["question"],
            "acceptedAnswer": {"@type": "Answer", "text": expand_db_html(one["answer"].source)},
        }
        for one in page.answers()
    ]
    facts = {"@context": "https://schema.org", "@type": "FAQPage", "inLanguage": page.tag, "mainEntity": told}
    return as_json(facts) if told else None


def crumb_data(crumbs: list[tuple[str, str | None]], address: str) -> SafeString:
    """A BreadcrumbList of the way that stands above the headline."""
    entries = [
        {
            "@type": "ListItem",
            "position": number,
            "name": label,
            "item": settings.BASE_URL + href if href else address,
        }
        for number, (label, href) in enumerate(crumbs, 1)
    ]
    return as_json({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": entries})
