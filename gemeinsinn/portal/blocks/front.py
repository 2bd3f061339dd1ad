"""What the front page is put together from, below its opening."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class BannerBlock(blocks.StructBlock):
    """One thing that everyone should see, with a way to it."""

    title = blocks.CharBlock(label=_("Headline"), max_length=80)
    words = blocks.TextBlock(label=_("In a sentence"), max_length=240, required=False)
    address = blocks.CharBlock(
        label=_("Address of the page it leads to"), max_length=300, required=False,
        help_text=_("Of this portal, e.g. /engagementfonds/, or one that begins with https://."),
    )  # fmt: skip
    button = blocks.CharBlock(label=_("Words on the button"), max_length=40, required=False)

    class Meta:
        label = _("Banner")
        icon = "pick"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        faults: dict[str, ValidationError] = {}
        if cleaned["address"] and not leads_somewhere(cleaned["address"]):
            faults["address"] = ValidationError(gettext("Please begin with / or https://."))
        if bool(cleaned["address"]) != bool(cleaned["button"]):
            faults["button"] = ValidationError(gettext("Address and button belong together: fill in both or neither."))
        if faults:
            raise blocks.StructBlockValidationError(block_errors=faults)
        return cleaned


def leads_somewhere(address: str) -> bool:
    """A path of the portal, or a full address over TLS."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return parts.scheme == "https" and bool(parts.netloc)
    return address.startswith("/")


LIVING = [
    ("board", _("The notice board: newest needs")),
    ("written", _("Your lead and text from below")),
    ("pages", _("Ways to the pages of plain text")),
    ("articles", _("The newest articles")),
    ("month", _("The project of the month")),
    ("figures", _("Figures: what was kept, who carries the projects")),
    ("project", _("The newest project")),
    ("offers", _("The newest offers")),
    ("thanks", _("What partners say: public thanks")),
    ("letter", _("The newsletter")),
]
"""Sections that fill themselves from the portal, each at most once."""

FRONT_BLOCKS = [
    *((name, blocks.StaticBlock(label=label, admin_text=_("Fills itself from the portal."))) for name, label in LIVING),
    ("banner", BannerBlock()),
]
ONCE = {name: {"max_num": 1} for name, _label in LIVING}
