"""/vorhaben-des-monats/feed.xml: portraits as they appear."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from gemeinsinn.showcase.models import Portrait
from gemeinsinn.showcase.queries import published_portraits
from gemeinsinn.showcase.wording import month_words, portrait_address

MOST = 24


class PortraitFeed(Feed):
    """Only what everyone may see."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("Project of the month")

    def link(self) -> str:
        return settings.BASE_URL + reverse("showcase:list")

    def feed_url(self) -> str:
        return settings.BASE_URL + reverse("showcase:feed")

    def items(self) -> list[Portrait]:
        return list(published_portraits(AnonymousUser()).order_by("-published_at", "-pk")[:MOST])

    def item_title(self, item: Portrait) -> str:
        return f"{month_words(item.month)}: {item.title}"

    def item_description(self, item: Portrait) -> str:
        return item.lead

    def item_link(self, item: Portrait) -> str:
        return portrait_address(item)

    def item_guid(self, item: Portrait) -> str:
        return f"{settings.BASE_URL}/vorhaben-des-monats/{item.pk}/"

    def item_pubdate(self, item: Portrait) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Portrait) -> datetime:
        return item.changed_at
