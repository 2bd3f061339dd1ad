"""The editors' pictures: drawn anew when they come in (portal.forms), with words for those who do not see them and with their rights."""

import hashlib
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class Picture(AbstractImage):
    """A picture of the media library. `description` is its alt text; nobody may leave it out."""

    class Licence(models.TextChoices):
        OWN = "own", _("Our own picture")
        AGREED = "agreed", _("The photographer lets us use it")
        CC0 = "cc0", "CC0"
        CC_BY = "cc-by", "CC BY"
        CC_BY_SA = "cc-by-sa", "CC BY-SA"

    holder = models.CharField(_("Whose picture is it?"), max_length=160, help_text=_("Shown beside the picture."))
    licence = models.CharField(_("Licence"), max_length=10, choices=Licence, default=Licence.OWN)
    source = models.CharField(_("Where it was found"), max_length=200, blank=True)
    usable_until = models.DateField(
        _("May be used until"),
        null=True,
        blank=True,
        help_text=_("After this day no page shows it any more. Empty: no limit."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "holder",
        "licence",
        "source",
        "usable_until",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(condition=~models.Q(description=""), name="picture_has_words"),
            models.CheckConstraint(condition=~models.Q(holder=""), name="picture_has_a_holder"),
        ]

    def get_upload_to(self, filename: str) -> str:
        """A random name of ours, not that of the photographer's telephone."""
        return f"bilder/{filename}"

    def is_usable(self, today: date) -> bool:
        """Whether its rights still hold on a day."""
        return self.usable_until is None or today <= self.usable_until


class Rendition(AbstractRendition):
    """A picture in a size a page needs."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    def get_upload_to(self, filename: str) -> str:
        """A name as all pictures of ours have, and the same one for the same size."""
        return f"bilder/{hashlib.sha256(filename.encode()).hexdigest()[:32]}.webp"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_size")
        ]
