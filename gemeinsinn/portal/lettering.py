"""What the newsletter takes from the editors: articles to pick from, and whether an address of theirs leads somewhere."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from gemeinsinn.newsletter.sources import Card, Source, register, register_finder
from gemeinsinn.portal.models import SitePage
from gemeinsinn.portal.queries.articles import public_articles
from gemeinsinn.portal.showing.structured import full_address

MOST = 8


def article_cards() -> list[Card]:
    """The newest articles in the active language, with the picture messengers show."""
    return [
        Card(
            f"article-{one.pk}", one.title, one.lead, _("Read on"), full_address(one),
            picture=settings.BASE_URL + reverse("portal:page_image", args=[one.pk]), alt=one.title,
        )
        for one in public_articles((get_language() or "de")[:2])[:MOST]
    ]  # fmt: skip


def is_page(path: str) -> bool:
    """Whether editors have published something at this path."""
    slug = path.strip("/").rpartition("/")[2]
    there = SitePage.objects.live().filter(slug=slug).specific()
    return any(urlsplit(full_address(one)).path == path for one in there)


def register_articles() -> None:
    """When the program starts."""
    register(Source("articles", gettext_lazy("News"), article_cards))
    register_finder("wagtail_serve", is_page)
