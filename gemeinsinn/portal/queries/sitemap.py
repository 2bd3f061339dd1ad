"""What the editors have published, for the sitemap."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from gemeinsinn.portal.models import FrontPage, SitePage
from gemeinsinn.portal.models.sitepage import FRONT_DEPTH, PLAIN
from gemeinsinn.portal.queries.twins import says_something

MOST = 5000  # of 50,000 a sitemap may name; most are needs, offers and partners
LISTS = ("articlespage", "topicspage", "agenciespage")


def editorial_addresses() -> list[dict[str, str]]:
    """Each page's address by language, newest first; empty lists are left out as on the pages themselves.

    The German and English front pages are not the tree's: the portal's own list has them.
    """
    below = SitePage.objects.live().filter(path__startswith=OuterRef("path"), depth__gt=OuterRef("depth"))
    shown = SitePage.objects.live().public().filter(depth__gt=FRONT_DEPTH)
    pages = shown.filter(~Q(content_type__model__in=LISTS) | Exists(below)).select_related("locale")
    found: dict[object, dict[str, str]] = {}
    for page in [*plain_fronts(), *pages.order_by("-last_published_at", "-pk")[:MOST]]:
        found.setdefault(page.translation_key, {})[page.tag] = f"{settings.BASE_URL}{page.url}"
    return list(found.values())


def plain_fronts() -> list[FrontPage]:
    """The front page in plain language, once it has words."""
    fronts = FrontPage.objects.live().filter(locale__language_code=PLAIN).select_related("locale")
    return [front for front in fronts if says_something(front)]
