"""Blocks with pictures, files and films."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

FILM_HOSTS = ("youtube.com", "www.youtube.com", "youtu.be", "vimeo.com", "player.vimeo.com")


def usable(picture: Any) -> bool:
    """Whether a chosen picture is still there and its rights hold today."""
    return picture is not None and picture.is_usable(timezone.localdate())


class PictureBlock(blocks.StructBlock):
    """One picture with a caption; its alt text and rights come from the library."""

    picture = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "portal/blocks/picture.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, "shown": usable(value["picture"])}


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    pictures = blocks.ListBlock(ImageChooserBlock(), label=_("Pictures"), min_num=2, max_num=24)

    class Meta:
        label = _("Gallery")
        icon = "image"
        template = "portal/blocks/gallery.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, "pictures": [picture for picture in value["pictures"] if usable(picture)]}


class DownloadBlock(blocks.StructBlock):
    """A file to take along."""

    document = DocumentChooserBlock(label=_("File"))
    words = blocks.CharBlock(label=_("What is in it"), max_length=160, required=False)

    class Meta:
        label = _("Download")
        icon = "download"
        template = "portal/blocks/download.html"


class VideoBlock(blocks.StructBlock):
    """A film elsewhere. Nothing is loaded from there; a click leads the visitor to it, and the page says so before."""

    title = blocks.CharBlock(label=_("Title of the film"), max_length=120)
    address = blocks.URLBlock(label=_("Address of the film"), max_length=300)
    picture = ImageChooserBlock(label=_("Still picture"), required=False)
    length = blocks.CharBlock(label=_("Length"), max_length=20, required=False, help_text=_("e.g. 3 minutes"))
    signed = blocks.BooleanBlock(label=_("In sign language"), required=False)

    class Meta:
        label = _("Film")
        icon = "media"
        template = "portal/blocks/video.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if urlsplit(cleaned["address"]).scheme != "https":
            raise blocks.StructBlockValidationError(
                block_errors={"address": ValidationError(gettext("Please give an address that begins with https://."))}
            )
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        host = urlsplit(value["address"]).hostname or ""
        return {**context, "host": host.removeprefix("www."), "shown": usable(value["picture"])}
