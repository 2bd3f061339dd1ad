"""What a notice still lacks, for the person who checks it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.exchange.concreteness import Key
from gemeinsinn.exchange.facts import judge


def point_words() -> dict[str, str]:
    """The six points of the concreteness check, as nouns."""
    return {
        Key.WHAT: _("what exactly"),
        Key.AMOUNT: _("how much"),
        Key.WHEN: _("when"),
        Key.WHERE: _("where"),
        Key.WHO: _("who"),
        Key.BENEFIT: _("what the partner gets"),
    }


def open_points(notice: Any, *, today: date) -> str:
    """ "Everything is there." or "Still open: when, where."."""
    lacking = judge(notice, today=today).lacking
    if not lacking:
        return _("Everything is there.")
    words = point_words()
    return _("Still open: %(points)s.") % {"points": ", ".join(words[point.key] for point in lacking)}
