"""/newsletter/feed.xml: issues as they go out, in the language of the address."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinsinn.newsletter.models import Issue
from gemeinsinn.newsletter.queries.issues import archived_issues

MOST = 24


class IssueFeed(Feed):
    """Only what everyone may read."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("Newsletter")

    def link(self) -> str:
        return settings.BASE_URL + reverse("newsletter:archive")

    def feed_url(self) -> str:
        return settings.BASE_URL + reverse("newsletter:feed")

    def items(self) -> list[Issue]:
        return list(archived_issues((get_language() or "de")[:2])[:MOST])

    def item_title(self, item: Issue) -> str:
        return item.subject

    def item_description(self, item: Issue) -> str:
        return item.preheader

    def item_link(self, item: Issue) -> str:
        return settings.BASE_URL + reverse("newsletter:issue", args=[item.pk, item.slug])

    def item_guid(self, item: Issue) -> str:
        return f"{settings.BASE_URL}/newsletter/{item.pk}/"

    def item_pubdate(self, item: Issue) -> datetime | None:
        return item.sent_at

    def item_updateddate(self, item: Issue) -> datetime:
        return item.changed_at
