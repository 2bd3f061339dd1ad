"""Press and questions: pages editors keep as lists, not as running text."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from gemeinsinn.portal.blocks import STANDARD_BLOCKS
from gemeinsinn.portal.blocks.standing import CONTACTS, GROUPS, NOTICES, PRESS_PICTURES
from gemeinsinn.portal.models.sitepage import SitePage


class PressPage(SitePage):
    """For newsrooms: whom to call, what was announced when, pictures with their rights."""

    lead = models.TextField(_("Lead"), max_length=400, blank=True)
    contacts = StreamField(CONTACTS, blank=True, max_num=6, verbose_name=_("Contacts for the press"))
    notices = StreamField(
        NOTICES, blank=True, max_num=200, verbose_name=_("Press notices"), help_text=_("Shown by date, newest first.")
    )
    pictures = StreamField(PRESS_PICTURES, blank=True, max_num=40, verbose_name=_("Pictures and logos"))
    body = StreamField(STANDARD_BLOCKS, blank=True, verbose_name=_("Text"))

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("contacts"),
        FieldPanel("notices"),
        FieldPanel("pictures"),
        FieldPanel("body"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("notices"),
        index.SearchField("body"),
    ]
    parent_page_types = ["portal.FrontPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "portal/press.html"

    class Meta:
        verbose_name = _("press page")
        verbose_name_plural = _("press pages")


class QuestionsPage(SitePage):
    """Questions people ask, in groups."""

    lead = models.TextField(_("Lead"), max_length=400, blank=True)
    groups = StreamField(GROUPS, blank=True, max_num=20, verbose_name=_("Groups of questions"))

    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("groups")]
    search_fields = [*SitePage.search_fields, index.SearchField("lead"), index.SearchField("groups")]
    parent_page_types = ["portal.FrontPage", "portal.StandardPage"]
    subpage_types: list[str] = []
    template = "portal/questions.html"

    class Meta:
        verbose_name = _("page of questions and answers")
        verbose_name_plural = _("pages of questions and answers")

    def answers(self) -> list[Any]:
        """All questions with their answers, whatever their group."""
        return [one for group in self.groups for one in group.value["questions"]]
