"""/bedarfe/feed.xml and /angebote/feed.xml: what is new on the board, with the board's own filters."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.filters import read_filters
from gemeinsinn.exchange.queries.notices import newest_for
from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.phrases import kind_label, missing_words, place_words, when_words

MOST = 30


class BoardFeed(Feed):
    """Atom, newest first. A feed has no viewer: only what everyone may read."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, noun: str) -> dict[str, Any]:
        filters = read_filters(request.GET)
        return {"noun": noun, "filters": filters, "model": Need if noun == "need" else Offer}

    def title(self, about: dict[str, Any]) -> str:
        return _("Needs on the board") if about["noun"] == "need" else _("Offers on the board")

    def subtitle(self, about: dict[str, Any]) -> str:
        return _("What is needed in the neighbourhood, and who has it.")

    def link(self, about: dict[str, Any]) -> str:
        path = reverse("exchange:needs" if about["noun"] == "need" else "exchange:offers")
        query = about["filters"].querystring
        return f"{settings.BASE_URL}{path}" + (f"?{query}" if query else "")

    def feed_url(self, about: dict[str, Any]) -> str:
        path = reverse("exchange:needs_feed" if about["noun"] == "need" else "exchange:offers_feed")
        query = about["filters"].querystring
        return f"{settings.BASE_URL}{path}" + (f"?{query}" if query else "")

    def feed_guid(self, about: dict[str, Any]) -> str:
        return self.feed_url(about)

    def items(self, about: dict[str, Any]) -> list[Need | Offer]:
        return newest_for(AnonymousUser(), about["model"], about["filters"], most=MOST)

    def item_title(self, item: Need | Offer) -> str:
        return item.title

    def item_description(self, item: Need | Offer) -> str:
        lines = [kind_label(item.kind), missing_words(item), when_words(item), place_words(item)]
        lines.append(item.benefit if isinstance(item, Need) else item.conditions)
        return " · ".join(line for line in lines if line)

    def item_link(self, item: Need | Offer) -> str:
        return settings.BASE_URL + notice_path(item)

    def item_guid(self, item: Need | Offer) -> str:
        return f"{settings.BASE_URL}/{'bedarfe' if isinstance(item, Need) else 'angebote'}/{item.pk}/"

    def item_pubdate(self, item: Need | Offer) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Need | Offer) -> datetime:
        return item.changed_at

    def item_categories(self, item: Need | Offer) -> list[str]:
        return [item.kind]
