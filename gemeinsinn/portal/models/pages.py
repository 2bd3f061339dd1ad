"""Front page, topics, agencies and pages of plain text."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from gemeinsinn.organisations.models import Organisation
from gemeinsinn.portal.blocks import ARTICLE_BLOCKS, STANDARD_BLOCKS
from gemeinsinn.portal.blocks.front import FRONT_BLOCKS, ONCE
from gemeinsinn.portal.models.sitepage import PLAIN, SitePage
from gemeinsinn.portal.models.topics import Topic


class FrontPage(SitePage):
    """The root of one language's tree. / is put together from its sections; in plain language its text is the page."""

    sections = StreamField(
        FRONT_BLOCKS,
        blank=True,
        block_counts=ONCE,
        verbose_name=_("What stands below the opening"),
        help_text=_(
            "In the order of the page. Empty: the usual order. The opening with its search always stands first; in plain language only your text is shown."
        ),
    )
    lead = models.TextField(_("Lead"), max_length=400, blank=True)
    body = StreamField(STANDARD_BLOCKS, blank=True, verbose_name=_("Text"))

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("sections"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    parent_page_types = ["portal.SitePage"]
    subpage_types = [
        "portal.ArticlesPage", "portal.TopicsPage", "portal.AgenciesPage",
        "portal.StandardPage", "portal.PressPage", "portal.QuestionsPage",
    ]  # fmt: skip
    template = "portal/home.html"

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """In plain language the front page is a page of plain text."""
        return "portal/standard.html" if self.code == PLAIN else str(self.template)


class TopicsPage(SitePage):
    """The list of topics."""

    parent_page_types = ["portal.FrontPage"]
    subpage_types = ["portal.TopicPage"]
    max_count_per_parent = 1
    template = "portal/topics.html"

    class Meta:
        verbose_name = _("list of topics")
        verbose_name_plural = _("lists of topics")


class TopicPage(SitePage):
    """Collects what the portal has on one topic."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="pages", verbose_name=_("Topic"))
    lead = models.TextField(_("Lead"), max_length=400)
    body = StreamField(STANDARD_BLOCKS, blank=True, verbose_name=_("Text"))

    content_panels = [*SitePage.content_panels, FieldPanel("topic"), FieldPanel("lead"), FieldPanel("body")]
    parent_page_types = ["portal.TopicsPage"]
    subpage_types: list[str] = []
    template = "portal/topic.html"

    class Meta:
        verbose_name = _("topic page")
        verbose_name_plural = _("topic pages")


class AgenciesPage(SitePage):
    """The list of agency pages."""

    parent_page_types = ["portal.FrontPage"]
    subpage_types = ["portal.AgencyPage"]
    max_count_per_parent = 1
    template = "portal/agencies.html"

    class Meta:
        verbose_name = _("list of agencies")
        verbose_name_plural = _("lists of agencies")


class AgencyPage(SitePage):
    """An agency in its own words; brand colour, hours and contact come from its profile. Its articles lie below."""

    agency = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="pages",
        limit_choices_to={"kind": Organisation.Kind.AGENCY},
        verbose_name=_("Agency"),
    )
    lead = models.TextField(_("Lead"), max_length=400)
    body = StreamField(STANDARD_BLOCKS, blank=True, verbose_name=_("Text"))

    content_panels = [*SitePage.content_panels, FieldPanel("agency"), FieldPanel("lead"), FieldPanel("body")]
    parent_page_types = ["portal.AgenciesPage"]
    subpage_types = ["portal.ArticlePage"]
    template = "portal/agency.html"

    class Meta:
        verbose_name = _("agency page")
        verbose_name_plural = _("agency pages")


class StandardPage(SitePage):
    """A page of plain text: about us, statutes."""

    lead = models.TextField(_("Lead"), max_length=400, blank=True)
    body = StreamField(ARTICLE_BLOCKS, blank=True, verbose_name=_("Text"))

    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    parent_page_types = ["portal.FrontPage", "portal.StandardPage"]
    template = "portal/standard.html"

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages of plain text")
