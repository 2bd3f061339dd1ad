"""Articles and reports, and the page that lists them (/aktuelles/)."""

import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelsearch import index
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from gemeinsinn.places.models import Municipality, Quarter
from gemeinsinn.portal.blocks import ARTICLE_BLOCKS
from gemeinsinn.portal.models.sitepage import SitePage
from gemeinsinn.portal.models.topics import Topic
from gemeinsinn.portal.pageforms import ArticleForm


class ArticlesPage(SitePage):
    """The list of all articles of one language."""

    intro = models.CharField(_("Lead"), max_length=300, blank=True)

    content_panels = [*SitePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["portal.FrontPage"]
    subpage_types = ["portal.ArticlePage"]
    max_count_per_parent = 1
    template = "portal/articles.html"

    class Meta:
        verbose_name = _("list of articles")
        verbose_name_plural = _("lists of articles")


class ArticlePage(SitePage):
    """An article, or the report of an event when it says when that was."""

    lead = models.TextField(_("Lead"), max_length=400, help_text=_("Two or three sentences: what is it about?"))
    author = models.CharField(_("Author"), max_length=120, blank=True)
    date = models.DateField(_("Date"), default=timezone.localdate)
    event_on = models.DateField(
        _("Day of the event"), null=True, blank=True, help_text=_("Only for reports of an event.")
    )
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("Town")
    )
    quarter = models.ForeignKey(
        Quarter, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("Quarter")
    )
    topics = ParentalManyToManyField(Topic, blank=True, related_name="articles", verbose_name=_("Topics"))
    picture = models.ForeignKey(
        "portal.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("Picture"),
    )
    body = StreamField(ARTICLE_BLOCKS, blank=True, verbose_name=_("Text"))

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("author"), FieldPanel("date"), FieldPanel("event_on")], heading=_("Who and when")),
        MultiFieldPanel(
            [FieldPanel("topics"), FieldPanel("municipality"), FieldPanel("quarter")], heading=_("Topics and place")
        ),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    base_form_class = ArticleForm
    parent_page_types = ["portal.ArticlesPage", "portal.AgencyPage"]
    subpage_types: list[str] = []
    template = "portal/article.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [models.Index(fields=["-date"], name="articles_newest")]

    @property
    def place(self) -> str:
        """Quarter and town in words, or ""."""
        return ", ".join(str(part) for part in (self.quarter, self.municipality) if part)

    def shown_picture(self, today: datetime.date) -> Any:
        """Its picture while the rights hold, else None."""
        return self.picture if self.picture and self.picture.is_usable(today) else None
