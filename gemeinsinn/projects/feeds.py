"""/vorhaben/feed.xml: new projects, with the list's own filters."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from gemeinsinn.projects.models import Project
from gemeinsinn.projects.queries import Filters, newest_projects
from gemeinsinn.projects.wording import page_address
from gemeinsinn.ui.feeds import ListFeed

MOST = 30


class ProjectFeed(ListFeed):
    """Only what everyone may see."""

    list_name = "projects:list"
    feed_name = "projects:feed"
    filters = Filters

    def title(self, asked: Filters) -> str:
        return _("New projects")

    def items(self, asked: Filters) -> list[Project]:
        return newest_projects(AnonymousUser(), asked, most=MOST)

    def item_title(self, item: Project) -> str:
        return item.title

    def item_description(self, item: Project) -> str:
        return " · ".join(words for words in (item.aim, item.place_name) if words)

    def item_link(self, item: Project) -> str:
        return page_address(item)

    def item_guid(self, item: Project) -> str:
        return f"{settings.BASE_URL}/vorhaben/{item.pk}/"

    def item_pubdate(self, item: Project) -> datetime | None:
        return item.published_at
