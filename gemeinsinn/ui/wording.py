"""What problem pages say (what happened, what to do next), and how a missing amount is put."""

from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Words = str | Promise


class Problem(NamedTuple):
    """Kicker, headline, text and drawing of a problem page."""

    kicker: Words
    title: Words
    words: Words
    art: str = "bench"


PROBLEMS = {
    400: Problem(
        gettext_lazy("Error 400: not understood"),
        gettext_lazy("We could not read that"),
        gettext_lazy("Something in the request was damaged. Please go back and try once more."),
    ),
    403: Problem(
        gettext_lazy("Error 403: not allowed"),
        gettext_lazy("This door is not yours"),
        gettext_lazy("This page belongs to somebody else, or you need to sign in first."),
        "door",
    ),
    404: Problem(
        gettext_lazy("Error 404: page not found"),
        gettext_lazy("A slat is missing here. So is the page."),
        gettext_lazy("Perhaps it has moved, perhaps the need was met. Sit down for a moment, then we look on."),
    ),
    405: Problem(
        gettext_lazy("Error 405: nothing to look at"),
        gettext_lazy("Here is only a slot for forms"),
        gettext_lazy(
            "Nothing was saved. Perhaps you had to sign in on the way: then please go back and send the form once more."
        ),
    ),
    409: Problem(
        gettext_lazy("Error 409: not possible like this"),
        gettext_lazy("Somebody was quicker"),
        gettext_lazy("The state has changed in the meantime. Please have a look at how it stands now."),
    ),
    410: Problem(
        gettext_lazy("Error 410: no longer there"),
        gettext_lazy("That is no longer here"),
        gettext_lazy("Its time was up, or somebody took it back. There is more on the board."),
        "board",
    ),
    413: Problem(
        gettext_lazy("Error 413: too large"),
        gettext_lazy("That is more than we can take"),
        gettext_lazy(
            "Please send less at once: a picture may have up to 5 MB, a document as much as the form says. Nothing was saved."
        ),
    ),
    414: Problem(
        gettext_lazy("Error 414: address too long"),
        gettext_lazy("So much does not fit into one address"),
        gettext_lazy("Please choose fewer filters, or write less at once. Nothing was saved or lost."),
        "board",
    ),
    429: Problem(
        gettext_lazy("Error 429: too often"),
        gettext_lazy("That was rather fast"),
        gettext_lazy("Please wait a few minutes. If it is urgent, call us."),
    ),
    500: Problem(
        gettext_lazy("Error 500: our fault"),
        gettext_lazy("Something fell off the wall here"),
        gettext_lazy("That was not you. We have noted it and will mend it. Please try again, or call us."),
    ),
    503: Problem(
        gettext_lazy("Error 503: not available just now"),
        gettext_lazy("We cannot write anything down right now"),
        gettext_lazy("Nothing was saved, nothing is half done. Please try again in a few minutes, or call us."),
    ),
}


def missing_words(left: Any, total: Any = None, unit: str = "", *, given: bool = False) -> SafeString:
    """ "noch 12 von 20 Stühlen"; without a total "noch 12 Stühle"; for a single one "gesucht: 1 Mensch".

    `given` speaks of what is offered: "zu haben: 1 Säge".
    """
    if total in (None, ""):
        said = _("<strong>{left}</strong> {unit} still missing")
    elif str(total) == "1" and str(left) == "1":
        said = _("available: <strong>{left}</strong> {unit}") if given else _("wanted: <strong>{left}</strong> {unit}")
    elif given:
        said = _("<strong>{left}</strong> of {total} {unit} still available")
    else:
        said = _("<strong>{left}</strong> of {total} {unit} still missing")
    if not unit:
        said = " ".join(said.replace("{unit}", "").split())
    return format_html(said, left=left, total=total, unit=unit)
