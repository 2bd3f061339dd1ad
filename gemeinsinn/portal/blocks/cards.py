"""Cards of the living portal in an article: a need, an offer, a project, a partner or a guide, by its address."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from gemeinsinn.portal.living import living_card


class CardBlock(blocks.StructBlock):
    """What is shown is what everyone may see of it now: a need that has been met says so."""

    address = blocks.CharBlock(
        label=_("Address of the page"),
        max_length=300,
        help_text=_("Open the need, offer, project, partner or guide in the portal and copy the address from above."),
    )

    class Meta:
        label = _("Card from the portal")
        icon = "thumbtack"
        template = "portal/blocks/card.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if living_card(urlsplit(cleaned["address"]).path) is None:
            words = gettext("There is no need, offer, project, partner or guide at this address that everyone may see.")
            raise blocks.StructBlockValidationError(block_errors={"address": ValidationError(words)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, "card": living_card(urlsplit(value["address"]).path)}
