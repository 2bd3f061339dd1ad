"""What the program writes around the words of an issue.

Plain language is German in words of its own (DIN SPEC 33429: short sentences, one thought in each); in the catalogues
it is German by its context.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.newsletter.tongues import PLAIN

USUAL: dict[str, Promise] = {
    "why": _("You get this mail because you ordered and confirmed it."),
    "counts": _(
        "We count how often each link of this mail is clicked, and cannot see by whom. The links in its plain text are not counted."
    ),
    "stop": _("No more newsletter"),
    "change": _("Change or pause"),
    "web": _("Read in the browser"),
    "nearby": _("Needed near you"),
    "board": _("Everything that is needed hangs here"),
    "month": _("All of %(month)s"),
    "month_more": _("What the issues of the month told, in one mail."),
    "new": _("New near you"),
    "new_more": _("What came to the board within three kilometres in the last seven days."),
}
SIMPLE: dict[str, Promise] = {
    "why": pgettext_lazy("plain language", "You get this mail because you ordered and confirmed it."),
    "counts": pgettext_lazy(
        "plain language",
        "We count how often each link of this mail is clicked, and cannot see by whom. The links in its plain text are not counted.",
    ),
    "stop": pgettext_lazy("plain language", "No more newsletter"),
    "change": pgettext_lazy("plain language", "Change or pause"),
    "web": pgettext_lazy("plain language", "Read in the browser"),
    "nearby": pgettext_lazy("plain language", "Needed near you"),
    "board": pgettext_lazy("plain language", "Everything that is needed hangs here"),
    "month": pgettext_lazy("plain language", "All of %(month)s"),
    "month_more": pgettext_lazy("plain language", "What the issues of the month told, in one mail."),
    "new": pgettext_lazy("plain language", "New near you"),
    "new_more": pgettext_lazy(
        "plain language", "What came to the board within three kilometres in the last seven days."
    ),
}


def frame_words(language: str) -> dict[str, Promise]:
    """By name, for an issue in that language; to be read while that language is on."""
    return SIMPLE if language == PLAIN else USUAL
