"""What press page and questions are kept in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from gemeinsinn.portal.blocks.front import leads_somewhere
from gemeinsinn.portal.blocks.words import AnswerBlock, ContactBlock


class NoticeBlock(blocks.StructBlock):
    """What was announced: its day, and where it stands in full."""

    day = blocks.DateBlock(label=_("Date"))
    title = blocks.CharBlock(label=_("Headline"), max_length=160)
    words = blocks.TextBlock(label=_("In a sentence"), max_length=400, required=False)
    document = DocumentChooserBlock(label=_("File"), required=False)
    address = blocks.CharBlock(
        label=_("Address of the page it leads to"), max_length=300, required=False,
        help_text=_("Of this portal, e.g. /engagementfonds/, or one that begins with https://."),
    )  # fmt: skip

    class Meta:
        label = _("Press notice")
        icon = "doc-full"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["address"] and not leads_somewhere(cleaned["address"]):
            words = gettext("Please begin with / or https://.")
            raise blocks.StructBlockValidationError(block_errors={"address": ValidationError(words)})
        return cleaned


class PressPictureBlock(blocks.StructBlock):
    """A picture newsrooms may print, with what they have to write beside it."""

    picture = ImageChooserBlock(label=_("Picture"))
    terms = blocks.CharBlock(
        label=_("What is allowed"), max_length=200,
        help_text=_("e.g. free for reports on the network, with the name of the photographer"),
    )  # fmt: skip

    class Meta:
        label = _("Picture for the press")
        icon = "image"


class GroupBlock(blocks.StructBlock):
    """Questions on one thing."""

    title = blocks.CharBlock(label=_("Headline"), max_length=80)
    questions = blocks.ListBlock(AnswerBlock(), label=_("Questions"), min_num=1, max_num=40)

    class Meta:
        label = _("Group of questions")
        icon = "help"


CONTACTS = [("contact", ContactBlock())]
NOTICES = [("notice", NoticeBlock())]
PRESS_PICTURES = [("picture", PressPictureBlock())]
GROUPS = [("group", GroupBlock())]
