"""Ways from the editors' part to pages of other flats, which the portal does not know."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gemeinsinn.matching.rules import can_edit_synonyms


class WordsMenuItem(MenuItem):
    """The way to the words the search knows to mean the same."""

    def is_shown(self, request: Any) -> bool:
        return bool(can_edit_synonyms(request.user))


@hooks.register("register_admin_menu_item")
def words_of_the_search() -> MenuItem:
    """Editors teach the search as well. Made once for everyone, so its address waits for the language of who is there."""
    return WordsMenuItem(
        _("Words of the search"), reverse_lazy("desk:words"), name="words", icon_name="openquote", order=270
    )
