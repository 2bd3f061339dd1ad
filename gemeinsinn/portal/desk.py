"""The first screen of the editors' desk: what one came for, as buttons, and how it is done."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from laces.components import Component
from wagtail.models import Locale

from gemeinsinn.portal.models import AgencyPage, ArticlesPage
from gemeinsinn.portal.rules import agencies_written_for, is_site_editor


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do here."""

    words: str
    address: str
    icon: str


def steps_for(user: Any) -> list[Step]:
    """What this account can begin with one press, most wanted first."""
    if is_site_editor(user):
        news = ArticlesPage.objects.filter(locale=Locale.get_default()).first()
        return [
            *([Step(_("Write an article"), writing_below(news), "doc-full-inverse")] if news else []),
            Step(_("Write a newsflash"), reverse("wagtailsnippets_portal_newsflash:add"), "warning"),
            Step(_("File a picture"), reverse("wagtailimages:add_multiple"), "image"),
        ]
    pages = AgencyPage.objects.filter(agency__in=agencies_written_for(user), locale=Locale.get_default())
    steps = []
    for page in pages.order_by("title"):
        steps.append(
            Step(_("Write an article for %(agency)s") % {"agency": page.title}, writing_below(page), "doc-full-inverse")
        )
        steps.append(
            Step(
                _("Change the page of %(agency)s") % {"agency": page.title},
                reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "edit",
            )
        )
    return [*steps, Step(_("File a picture"), reverse("wagtailimages:add_multiple"), "image")]


def writing_below(page: Any) -> str:
    """Where an article below this page is begun."""
    return reverse("wagtailadmin_pages:add", args=["portal", "articlepage", page.pk])


class FirstSteps(Component):
    """The panel with the buttons."""

    name = "first_steps"
    template_name = "portal/desk/first_steps.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"steps": steps_for(user), "publishes": is_site_editor(user)}
