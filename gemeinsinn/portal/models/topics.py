"""What articles, needs and projects are about."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Topic(models.Model):
    """A topic with its name in both languages; the address of its page is made from `slug`."""

    slug = models.SlugField(_("Word in addresses"), max_length=60, unique=True)
    name = models.CharField(_("Name"), max_length=60)
    name_en = models.CharField(_("Name in English"), max_length=60)

    class Meta:
        ordering = ["name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name
