"""How many are here, in words; and what a member says yes to."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.people.models import User
from gemeinsinn.presence.lifecycle import FEW
from gemeinsinn.ui.formats import number


def count_words(guests: int | None, members: int) -> str:
    """ "12 guests, 3 members"; "" where the portal cannot know."""
    if guests is None:
        return ""
    words = _("a few guests") if guests < FEW else _("%(guests)s guests") % {"guests": number(guests)}
    if not members:
        return words
    also = ngettext("%(members)s member", "%(members)s members", members) % {"members": number(members)}
    return f"{words}, {also}"


def yes_to_name(user: User) -> str:
    """The words above the button, and in the row that is kept."""
    return _(
        "While I am here, my name “%(name)s” stands in “Who is online?”, and everybody who visits the portal can read it."
    ) % {"name": user.name}
