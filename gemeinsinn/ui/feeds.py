"""What every Atom feed of a list has: its own filters in the address, newest first, no viewer."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed


class ListFeed(Feed):
    """A list's feed names the list and itself by URL name, and how the list's filters are read."""

    feed_type = Atom1Feed
    list_name = ""
    feed_name = ""
    filters: Any = None  # has of(query) and query()

    def get_object(self, request: HttpRequest) -> Any:
        return self.filters.of(request.GET)

    def address(self, name: str, asked: Any) -> str:
        query = asked.query()
        return settings.BASE_URL + reverse(name) + (f"?{query}" if query else "")

    def link(self, asked: Any) -> str:
        return self.address(self.list_name, asked)

    def feed_url(self, asked: Any) -> str:
        return self.address(self.feed_name, asked)

    def feed_guid(self, asked: Any) -> str:
        return self.feed_url(asked)

    def item_updateddate(self, item: Any) -> datetime:
        return item.changed_at
