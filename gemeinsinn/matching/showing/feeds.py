"""/suche/feed.xml: what is new for one question. A feed has no viewer: only what everyone may read."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from gemeinsinn.matching.forms.asking import Asked, read_asked
from gemeinsinn.matching.queries.results import FoundHit
from gemeinsinn.matching.queries.saved import fields_of
from gemeinsinn.matching.queries.search import search
from gemeinsinn.matching.wording.asked import parts_of
from gemeinsinn.matching.wording.hits import hit_line, hit_path

MOST = 30


class SearchFeed(Feed):  # type: ignore[type-arg]  # Django's class takes no types while the program runs
    """Atom, newest first."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> Asked:
        return read_asked(request.GET)

    def title(self, asked: Asked) -> str:
        return _("Search: %(asked)s") % {"asked": " · ".join(parts_of(fields_of(asked.request)))}

    def subtitle(self, asked: Asked) -> str:
        return _("What is new and fits.")

    def link(self, asked: Asked) -> str:
        return _address("matching:search", asked)

    def feed_url(self, asked: Asked) -> str:
        return _address("matching:feed", asked)

    def feed_guid(self, asked: Asked) -> str:
        return self.feed_url(asked)

    def items(self, asked: Asked) -> list[FoundHit]:
        request = asked.newest(MOST)
        return search(AnonymousUser(), request, now=timezone.now()).hits

    def item_title(self, item: FoundHit) -> str:
        return hit_line(item.side, item.object, item.km, item.reasons)["title"]

    def item_description(self, item: FoundHit) -> str:
        return hit_line(item.side, item.object, item.km, item.reasons)["line"]

    def item_link(self, item: FoundHit) -> str:
        return f"{settings.BASE_URL}{hit_path(item.side, item.object)}"

    def item_guid(self, item: FoundHit) -> str:
        return f"{settings.BASE_URL}/suche/#{item.key}"

    def item_pubdate(self, item: FoundHit) -> datetime | None:
        when: datetime | None = getattr(item.object, "published_at", None) or item.object.created_at
        return when

    def item_updateddate(self, item: FoundHit) -> datetime:
        when: datetime = item.object.changed_at
        return when

    def item_categories(self, item: FoundHit) -> list[str]:
        kind: Any = getattr(item.object, "kind", "")
        return [item.side, *([str(kind)] if kind else [])]


def _address(name: str, asked: Asked) -> str:
    query = asked.querystring
    return f"{settings.BASE_URL}{reverse(name)}" + (f"?{query}" if query else "")
