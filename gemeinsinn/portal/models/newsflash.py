"""Short notices with a first and a last hour."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import RevisionMixin


class Newsflash(RevisionMixin, models.Model):
    """A sentence on the front page and, if asked for, above the pages of some areas, from `starts` to `ends`."""

    class Area(models.TextChoices):
        """Where it is shown besides the front page, by the first word of addresses."""

        NONE = "", _("front page only")
        NEEDS = "bedarfe", _("needs")
        OFFERS = "angebote", _("offers")
        PROJECTS = "vorhaben", _("projects")
        GUIDES = "lotsen", _("E-Lotsen")
        GRANTS = "engagementfonds", _("grants")
        ALL = "*", _("all areas")

    class Language(models.TextChoices):
        """Of the pages it stands on."""

        GERMAN = "de", _("German")
        ENGLISH = "en", _("English")

    text = models.CharField(_("Text"), max_length=160)
    link = models.CharField(
        _("Leads to"), max_length=300, blank=True, help_text=_("An address of this portal, e.g. /aktuelles/")
    )
    language = models.CharField(_("Language"), max_length=2, choices=Language, default=Language.GERMAN)
    area = models.CharField(_("Also shown above"), max_length=20, choices=Area, default=Area.NONE, blank=True)
    starts = models.DateTimeField(_("From"), default=timezone.now)
    ends = models.DateTimeField(_("Until"))
    is_urgent = models.BooleanField(
        _("Urgent"), default=False, help_text=_("Read out by screen readers as soon as the page opens, once.")
    )

    panels = [
        FieldPanel("text"),
        FieldPanel("link"),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        FieldRowPanel([FieldPanel("language"), FieldPanel("area")]),
        FieldPanel("is_urgent"),
    ]

    class Meta:
        ordering = ["-starts", "-pk"]
        verbose_name = _("newsflash")
        verbose_name_plural = _("newsflashes")
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="newsflash_ends_after_start")
        ]
        indexes = [models.Index(fields=["ends", "starts"], name="newsflashes_now")]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Says beside the field what does not fit."""
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": gettext("The end must be later than the beginning.")})
        if self.link and not (self.link.startswith("/") and not self.link.startswith("//")):
            raise ValidationError({"link": gettext("Please give an address of this portal that begins with a slash.")})
