"""What problem pages say (what happened, what to do next), and how a missing amount is put."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def problem_words(status: int) -> dict[str, str]:
    """Kicker, headline, text and drawing for a status; the 500 words for one not listed."""
    told = {
        400: (_("Error 400: not understood"), _("We could not read that"), _("Something in the request was damaged. Please go back and try once more.")),
        403: (_("Error 403: not allowed"), _("This door is not yours"), _("This page belongs to somebody else, or you need to sign in first.")),
        404: (
            _("Error 404: page not found"),
            _("A slat is missing here. So is the page."),
            _("Perhaps it has moved, perhaps the need was met. Sit down for a moment, then we look on."),
        ),
        409: (_("Error 409: not possible like this"), _("Somebody was quicker"), _("The state has changed in the meantime. Please have a look at how it stands now.")),
        410: (_("Error 410: no longer there"), _("This notice has been taken down"), _("It was met, withdrawn, or its time was up. There is more on the board.")),
        429: (_("Error 429: too often"), _("That was rather fast"), _("Please wait a few minutes. If it is urgent, call us.")),
        503: (
            _("Error 503: not available just now"),
            _("We cannot write anything down right now"),
            _("Nothing was saved, nothing is half done. Please try again in a few minutes, or call us."),
        ),
    }
    kicker, title, words = told.get(
        status,
        (_("Error 500: our fault"), _("Something fell off the wall here"), _("That was not you. We have noted it and will mend it. Please try again, or call us.")),
    )
    art = {404: "bench", 403: "door", 410: "board"}.get(status, "bench")
    return {"kicker": kicker, "title": title, "words": words, "art": art}


def missing_words(left: Any, total: Any = None, unit: str = "") -> SafeString:
    """ "noch 12 von 20 Stühlen"; without a total "noch 12 Stühle"; for a single one "gesucht: 1 Mensch"."""
    parts = {"left": left, "total": total, "unit": unit or ""}
    if total in (None, ""):
        said = _("<strong>{left}</strong> {unit} still missing")
    elif str(total) == "1" and str(left) == "1":
        said = _("wanted: <strong>{left}</strong> {unit}")
    else:
        said = _("<strong>{left}</strong> of {total} {unit} still missing")
    return format_html(" ".join(said.split()), **parts)
