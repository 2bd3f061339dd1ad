"""/partner/feed.xml: partners who came last, with the list's own filters."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import Filters, newest_organisations
from gemeinsinn.organisations.wording import page_address
from gemeinsinn.ui.feeds import ListFeed

MOST = 30


class PartnerFeed(ListFeed):
    """Only what everyone may see."""

    list_name = "organisations:list"
    feed_name = "organisations:feed"
    filters = Filters

    def title(self, asked: Filters) -> str:
        return _("New partners")

    def items(self, asked: Filters) -> list[Organisation]:
        return newest_organisations(AnonymousUser(), asked, most=MOST)

    def item_title(self, item: Organisation) -> str:
        return item.name

    def item_description(self, item: Organisation) -> str:
        return " · ".join(
            words for words in (str(item.get_kind_display()), item.branch, item.about, item.place_name) if words
        )

    def item_link(self, item: Organisation) -> str:
        return page_address(item)

    def item_guid(self, item: Organisation) -> str:
        return f"{settings.BASE_URL}/partner/{item.slug}/"

    def item_pubdate(self, item: Organisation) -> datetime | None:
        return item.created_at
