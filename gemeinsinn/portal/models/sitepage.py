"""The page every page type of the editors stands on (WAGTAIL_PAGE_MODEL)."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import AbstractPage
from wagtail.models.pages import AbstractPageMeta

from gemeinsinn.portal.indexing import is_waiting

PLAIN = "ls"  # the locale of Leichte Sprache; its pages are German
FRONT_DEPTH = 2  # the root of the tree is 1
TAG_OF = {PLAIN: "de-simple"}  # as BCP 47 writes it


Facts = Callable[[Any, HttpRequest], dict[str, Any]]
_FACTS: dict[type, Facts] = {}


def facts_for(kind: type) -> Callable[[Facts], Facts]:
    """Registers what the template of a page type is given; see portal/showing, which stands above the models."""

    def register(facts: Facts) -> Facts:
        _FACTS[kind] = facts
        return facts

    return register


class SitePage(AbstractPage):
    """A page in the tree of one language; its twins in other languages share `translation_key`."""

    description = models.CharField(
        _("For search engines"),
        max_length=200,
        blank=True,
        help_text=_("One or two sentences. Shown by search engines and where a link is shared."),
    )

    signed_film = models.URLField(
        _("Film in sign language"),
        max_length=300,
        blank=True,
        help_text=_("The address of this page’s words as a film in German Sign Language. It begins with https://."),
    )
    signed_length = models.CharField(_("Length"), max_length=20, blank=True, help_text=_("e.g. 3 minutes"))
    signed_words = models.TextField(
        _("What the film says"),
        max_length=4000,
        blank=True,
        help_text=_("Only if it says something else, or less, than this page."),
    )

    promote_panels = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("description")], heading=_("Address and preview")),
        MultiFieldPanel(
            [FieldPanel("signed_film"), FieldPanel("signed_length"), FieldPanel("signed_words")],
            heading=_("Sign language"),
        ),
    ]

    class Meta(AbstractPageMeta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(signed_film="") | models.Q(signed_film__startswith="https://"),
                name="sitepage_signed_over_tls",
                violation_error_message=_("Please give an address that begins with https://."),
            )
        ]

    def clean(self) -> None:
        """Says beside the field what does not fit."""
        super().clean()
        if self.signed_film and not self.signed_film.startswith("https://"):
            raise ValidationError({"signed_film": gettext("Please give an address that begins with https://.")})

    @property
    def signed_host(self) -> str:
        """Whose server the film lies on, or ""."""
        return (urlsplit(self.signed_film).hostname or "").removeprefix("www.")

    @property
    def code(self) -> str:
        """The language as the portal's addresses write it: de, en, ls."""
        return str(self.locale.language_code)

    @property
    def tag(self) -> str:
        """The language as HTML writes it."""
        return TAG_OF.get(self.code, self.code)

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        """The tree's own pattern has no empty path: a front page stands where the program shows it."""
        parts = super().get_url_parts(request)
        if parts is None or parts[2] is not None or self.depth != FRONT_DEPTH:
            return parts
        if self.code == PLAIN:
            return parts[0], settings.BASE_URL, reverse("plain_home")
        with override(self.code):
            return parts[0], settings.BASE_URL, reverse("portal:home")

    def get_indexed_instance(self) -> Any:
        """What the editors' search is told of; None while an import still saves it."""
        return None if is_waiting() else super().get_indexed_instance()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the template of the page is given."""
        facts = _FACTS.get(type(self))
        return {
            **super().get_context(request, *args, **kwargs),
            "page_lang": self.tag,
            "is_preview": getattr(request, "is_preview", False),
            **(facts(self, request) if facts else {}),
        }
