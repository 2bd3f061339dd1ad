"""/aktuelles/feed.xml: articles as they appear, in the language of the address."""

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinsinn.portal.models import ArticlePage
from gemeinsinn.portal.queries.articles import public_articles
from gemeinsinn.portal.showing.structured import full_address

MOST = 30


class ArticlesFeed(Feed):
    """The newest articles of one language."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> str:
        return get_language() or settings.LANGUAGE_CODE

    def title(self, code: str) -> str:
        return f"{settings.NETWORK['name']}: {_('News')}"

    def link(self, code: str) -> str:
        return settings.BASE_URL + reverse("portal:news")

    def feed_url(self, code: str) -> str:
        return settings.BASE_URL + reverse("portal:articles_feed")

    def items(self, code: str) -> list[ArticlePage]:
        return list(public_articles(code)[:MOST])

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return str(item.lead)

    def item_link(self, item: Any) -> str:
        return full_address(item)

    def item_guid(self, item: Any) -> str:
        return f"{settings.BASE_URL}/#seite-{item.pk}"

    def item_pubdate(self, item: Any) -> datetime:
        return timezone.make_aware(datetime.combine(item.date, time(12)))

    def item_updateddate(self, item: Any) -> datetime:
        return item.last_published_at or self.item_pubdate(item)
